// The marks that rules name, by their code units. Those of quotations are in openings.ts.

export const COMMA = 0x2c
export const STOP = 0x2e
export const COLON = 0x3a
export const QUESTION = 0x3f
export const EXCLAMATION = 0x21
export const ELLIPSIS = 0x2026
export const DASH = 0x2014
export const OPEN_BRACKET = 0x28
export const CLOSE_BRACKET = 0x29

/** `—`, `–`, or the hyphen that stands for one. */
export const isDash = (mark: number): boolean => mark === DASH || mark === 0x2013 || mark === 0x2d

/** Ends a sentence: `.`, `?`, `!`. */
export const isStop = (mark: number): boolean =>
  mark === STOP || mark === QUESTION || mark === EXCLAMATION
