// Ids made of words. Knows letters only.
import { foldText } from './words.ts'

/** `volodymyr-zelenskyy`; the second of the same words is `…-2`, so that the first keeps the plain one. */
export const uniqueSlugs = (texts: readonly string[], prefix = ''): string[] => {
  const taken = new Set<string>()
  return texts.map(text => {
    const slug = prefix + (foldText(text).replaceAll(' ', '-') || 'unnamed')
    let id = slug
    for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`
    taken.add(id)
    return id
  })
}
