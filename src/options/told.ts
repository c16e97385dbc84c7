// An option that is what was told: a post of this channel, or whatever a summary can be of.
import type { Given, Option, OptionSpec } from '../option.ts'
import { optionOf } from '../option.ts'
import { isLast } from './since.ts'
import { type SubjectOrPeriod, subjectOrPeriod } from './subject.ts'

/** `key` as in `Post`; null for the last that was posted in the channel. */
export type Told = SubjectOrPeriod | { readonly kind: 'post'; readonly key: string | null }

/** `last`, `post:KEY`, or as `subjectOrPeriod`. */
export const told = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Told, Spec>> => {
  const other = subjectOrPeriod({ summary: spec.summary, required: true })
  return optionOf<Told, Spec>(spec, {
    kind: 'subject',
    placeholder: `last|${other.placeholder}`,
    fits: (typed, edition) => isPost(typed) || other.fits(typed, edition),
    parse: (typed, scene) =>
      isPost(typed) ? { kind: 'post', key: keyIn(typed) } : other.parse(typed, scene),
    suggest: (typed, offer) => [
      ...('last'.startsWith(typed.trim().toLowerCase()) ? ['last'] : []),
      ...other.suggest(typed, offer)
    ]
  })
}

const KEY = /^post:([\w-]{1,25})$/

const isPost = (typed: string): boolean => isLast(typed) || KEY.test(typed.trim())

const keyIn = (typed: string): string | null => KEY.exec(typed.trim())?.[1] ?? null
