// Options of schedules: when and what in one line, and the number of one. Know no calendar.
import { AskError } from '../errors.ts'
import type { Given, Option, OptionSpec } from '../option.ts'
import { optionOf } from '../option.ts'
import { echoed } from '../phrase.ts'

/** `weekdays 8:30 briefing about:"grain deal"`, kept as typed: the schedule parts it. */
export const timed = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'words',
    placeholder: 'WHEN [WHAT]',
    verbatim: true,
    // Follow-ups put marks around several words.
    parse: typed => typed.trim().replace(/^["“”„](.*)["“”]$/s, '$1'),
    suggest: typed =>
      ['weekdays 8:30', 'every monday at 7', 'daily 08:00 and 17:00', '30 8 * * 1-5'].filter(each =>
        each.startsWith(typed.trim().toLowerCase())
      )
  })

/** The number of a schedule, `3` or `#3`. */
export const scheduleNumber = <const Spec extends OptionSpec>(
  spec: Spec
): Option<Given<number, Spec>> =>
  optionOf<number, Spec>(spec, {
    kind: 'count',
    placeholder: 'NUMBER',
    single: true,
    parse: (typed, { name }) => {
      const [, digits = ''] = /^(?:schedule )?#?(\d{1,6})$/i.exec(typed.trim()) ?? []
      if (digits === '')
        throw new AskError(
          `${name}: ${echoed(typed)} is no number of a schedule: /schedule list has them.`
        )
      return Number(digits)
    },
    suggest: () => []
  })
