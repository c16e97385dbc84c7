// Options that are a day: from which on, until which, or "last", which is since the channel's last briefing.
import { AskError } from '../errors.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { day, echoed } from '../phrase.ts'
import type { Period } from './period.ts'
import { dayOf, isBegun, periodOf } from './period.ts'

/**
 * The first day meant, `2026-03-02`. For `last` the instant of the last briefing in the channel, `2026-03-02T07:30:00.000Z`, or a day
 * ago where there was none: `isInstant` tells it from a day.
 */
export const since = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  dated(spec, ({ from }) => from, true)

/** The last day meant: of `last month` the last of it. */
export const until = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  dated(spec, ({ to }) => to, false)

/** Whether somebody says: since the last briefing here. */
export const isLast = (typed: string): boolean =>
  /^(?:the )?last(?: briefing)?$/i.test(typed.trim())

/** Whether a date is an instant, not a day: of what `since` gives, what was said as `last`. */
export const isInstant = (date: string): boolean => date.length > DAY.length

const DAY = '2026-03-02'

const dated = <const Spec extends OptionSpec>(
  spec: Spec,
  end: (period: Period) => string,
  last: boolean
): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'date',
    placeholder: 'DAY',
    continues: (value, next) => isBegun(`${value} ${next}`),
    fits: typed => {
      try {
        return (last && isLast(typed)) || periodOf(typed, new Date(0)) !== null
      } catch (error) {
        // Nearly a day: meant as one, and refused as one when it is read.
        return error instanceof AskError
      }
    },
    parse: (typed, scene) =>
      last && isLast(typed) ? lastBriefing(scene) : dayIn(typed, end, !last, scene),
    suggest: typed => {
      const asked = typed.trim().toLowerCase()
      return ['today', 'yesterday', '3d', 'last week', 'this month', 'last month'].filter(say =>
        say.startsWith(asked)
      )
    }
  })

function dayIn(
  typed: string,
  end: (period: Period) => string,
  open: boolean,
  { name, now }: Scene
): string {
  const today = new Date(now)
  const found = periodOf(typed, today)
  if (found === null) throw new AskError(`${name}: ${echoed(typed)} is not a day. ${EXAMPLES}`)
  // Until the end of this year is until now; since then is nothing.
  if (!open && found.from > dayOf(today))
    throw new AskError(`${name}: ${day(found.from)} is still to come.`)
  return end(found)
}

const lastBriefing = ({ briefedAt, now }: Scene): string =>
  new Date(briefedAt ?? now - ONE_DAY).toISOString()

const ONE_DAY = 86_400_000

const EXAMPLES = 'Try 2026-03-02, 2 Mar 2026, today, yesterday, monday, 3d or "last week".'
