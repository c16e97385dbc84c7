// What is left above and below the text of an article once it is found: headline, byline, date; who the author is. Knows lines.
import { bareWords } from './measures.ts'
import type { Metadata } from './metadata.ts'
import { readPublished } from './published.ts'

type Told = Pick<Metadata, 'headline' | 'byline'>

/** Readability leaves them at the top although it has found them elsewhere too; they are told as such. */
export function withoutEnds(text: string, told: Told): string {
  const lines = text.split('\n')
  const first = lines.findIndex(line => line !== '' && !isHead(line, told))
  if (first < 0) return ''
  const last = lines.findLastIndex(line => line !== '' && !isAboutAuthor(line, told))
  return lines.slice(first, Math.max(first, last) + 1).join('\n')
}

/** `By Ana Pell, 2 March 2026` is; a sentence that begins so (`By Ana Pell’s account, nets held.`) is not. */
function isHead(line: string, { headline, byline }: Told): boolean {
  if (line === byline || isDated(line)) return true
  if (headline !== null && bareWords(line) === bareWords(headline)) return true
  if (byline === null) return SIGNED.test(line)
  const start = /^by:? +/i.exec(line)?.[0]
  const name = byline.split(', ', 1)[0]
  if (start === undefined || name === undefined) return false
  const rest = line.slice(start.length + name.length)
  return line.startsWith(name, start.length) && rest.length <= 80 && !/[.!?]["”’]?$/.test(rest)
}

const SIGNED = /^By \p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*){1,3}$/u

/** `2 March 2026`, `Ana Pell | 2 Mar 2026 | 6:30`, `2 March 2026, Ana Pell`; and the marks that were between such things. */
function isDated(line: string): boolean {
  if (readPublished(line) !== null || /^[^\p{L}\p{N}]+$/u.test(line)) return true
  if (line.length > LONGEST_LABEL) return false
  const parts = [...line.split(/\s*[|·•]\s*| [–—-] /), line.slice(0, line.lastIndexOf(','))]
  return parts.some(part => readPublished(part) !== null)
}

/** In UTF-16 units. */
const LONGEST_LABEL = 100

/** `Ana Pell has written about harbours since 2011.` below what she wrote. */
function isAboutAuthor(line: string, { byline }: Told): boolean {
  const name = byline?.split(', ', 1)[0]
  if (name === undefined || name === '' || line.length > 400) return false
  return line.startsWith(name) && ABOUT.test(line.slice(name.length))
}

const ABOUT =
  /^,? (?:is|was|covers|writes|reports|edits|joined|works|lives|has (?:been|covered|written|worked|reported)|can be (?:reached|contacted))\b/
