// What counts as words when two versions are compared: letters and digits, without case, marks and spacing.

export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
