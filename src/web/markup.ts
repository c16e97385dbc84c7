// Plain words out of text that may carry tags and entities, where no tree is needed: a title, one line of Markdown.
import { Parser } from 'htmlparser2'
import { withTagsRead } from './rawtags.ts'

/**
 * The text without tags and comments, its entities decoded, white space as it was. What only looks like
 * markup (`a < b`, `R&D`) stays. The content of scripts and styles goes with them.
 */
export function stripMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text
  let plain = ''
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent++
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent--
    },
    ontext(words) {
      if (silent === 0) plain += words
    }
  })
  parser.end(withTagsRead(text))
  return plain
}

const SILENT: ReadonlySet<string> = new Set(['script', 'style'])
