// What the commands about one source have in common: how it is named, and that administrators alone ask. Knows the option of a source.
import { source } from '../options/source.ts'

/** For `/source pause`, `/source remove` and their like. */
export const aboutOneSource = {
  admin: true,
  private: true,
  options: {
    source: source({
      summary: 'the source, by its name or a part of its address',
      required: true
    })
  }
} as const

/** For `/source add` and `/source test`, which look at what an address leads to. */
export const ADDRESS = {
  summary: 'the address of a feed, of a page, or of a site with a feed',
  required: true
} as const
