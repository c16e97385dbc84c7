// The calendar: what people ask about schedules, follows and settings, answered from the store for the place that asks.
import type { Calendar } from '../calendar.ts'
import type { Reply } from '../reply.ts'
import type { ScheduleRow, Store } from '../store/store.ts'
import { followsFor } from './followed.ts'
import { schedulesFor } from './keeping.ts'
import type { Defaults } from './settings.ts'
import { settingsFor } from './settings.ts'
import { postingsOf, scheduledOf } from './telling.ts'

export interface CalendarTools {
  readonly store: Store
  readonly defaults: Defaults
  /** What a schedule would post now; without blocks where that is nothing. */
  readonly preview: (schedule: Pick<ScheduleRow, 'line' | 'channel' | 'options'>) => Promise<Reply>
  /** Something may be ready to be posted. */
  readonly wake: () => void
}

export function openCalendar(tools: CalendarTools): Calendar {
  const { store, defaults } = tools

  /** To each place in its language. */
  const tellingTo = async (rows: readonly { readonly scope: string }[]) => {
    const now = await store.now()
    const languages = new Map<string, string>()
    for (const channel of new Set(rows.map(({ scope }) => scope)))
      languages.set(channel, await settingsFor({ channel }, store, defaults).value('language'))
    return ({ scope }: { readonly scope: string }) => ({
      now,
      language: languages.get(scope) ?? 'en-GB'
    })
  }

  return {
    of: ask => {
      const settings = settingsFor(ask, store, defaults)
      return {
        settings,
        schedules: schedulesFor(ask, tools, () => settings.value('language')),
        follows: followsFor(ask, store)
      }
    },
    async everywhere({ most, times }) {
      const rows = await store.schedules.everywhere(most)
      const last = await store.deliveries.lastOf(rows.map(({ id }) => id))
      const tellingOf = await tellingTo(rows)
      return rows.map(row => ({
        ...scheduledOf(row, last.get(row.id), { ...tellingOf(row), times }),
        place: row.scope
      }))
    },
    async deliveries(most) {
      const rows = await store.deliveries.all(most)
      return postingsOf(rows, store, await tellingTo(rows))
    }
  }
}
