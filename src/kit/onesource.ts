// What the commands about one source have in common: how it is named, and that administrators alone ask. Knows the option of a source.
import { source } from '../options/source.ts'
import type { FollowUp, Reply } from '../reply.ts'
import { heading, paragraph, reply } from '../reply.ts'
import { followUp, line } from './line.ts'

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

/** What was done, in a sentence, and what may be done next. */
export const toldOfSource = (title: string, says: string, next: FollowUp): Reply =>
  reply([heading(title), paragraph(says)], [next, followUp('Sources', line('sources'))])
