// The door of the checking of quotes: whether a text, or the edition, holds the very words.
export type { EditionCheck } from './edition.ts'
export { printChecking } from './edition.ts'
export type { Verdict } from './verdict.ts'
export { checkIn } from './verdict.ts'
