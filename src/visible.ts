// Text from outside made safe to look at: nothing in it can steer a terminal or turn the reading direction.

/**
 * Replaces what a terminal would obey: each control character becomes its picture (ESC becomes ␛), C1 controls
 * become �, and the characters that override the direction of text (Unicode Technical Report 36, "Trojan
 * source") are left out. Line feed and tab stay. The result may be longer or shorter than the text.
 */
export function visible(text: string): string {
  return text.replace(unseen, character => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    if (code === 0x7f) return '␡'
    return code < 0xa0 ? '�' : ''
  })
}

/** Control characters but tab and line feed; then Arabic letter mark, LRM, RLM, embeddings, overrides and isolates. */
const unseen = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
