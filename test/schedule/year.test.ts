// A year of minutes by a clock that a test turns: every schedule fires exactly when its times say so, and never twice.
import { expect, it } from 'vitest'
import { nextDue } from '../../src/schedule/due.ts'
import { timetableOf } from '../../src/schedule/slots.ts'
import { sweep } from '../../src/schedule/sweep.ts'
import { openStore } from '../../src/store/store.ts'
import { chance } from '../bench/random.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const FROM = Date.UTC(2026, 0, 1)

const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Johannesburg',
  'America/Anchorage',
  'America/Chicago',
  'America/Havana',
  'America/Los_Angeles',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Dubai',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Europe/London',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'UTC'
]

it(
  '200 schedules in 30 zones fire for a year exactly as computed, none twice',
  { timeout: 400_000 },
  async () => {
    let now = FROM
    const store = await openStore({ data: null, clock: () => now })
    const draw = chance(7)
    const patterns = [
      'daily HH:MM',
      'weekdays HH:MM',
      'every sunday at HH:MM',
      'MM HH * * *',
      'HH:MM and 17:00',
      'the 1st at HH:MM'
    ]
    const made = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        // Near to where clocks change, where it matters.
        const time = [draw.below(at % 3 === 0 ? 24 : 4), draw.below(60)].map(n =>
          String(n).padStart(2, '0')
        )
        const [hour = '', minute = ''] = time
        const when = draw.one(patterns).replace('HH', hour).replace('MM', minute)
        const schedule = { at: when, zone: ZONES[at % ZONES.length] ?? 'UTC' }
        const next = nextDue(timetableOf(schedule), now)
        const known = {
          id: `s${at}`,
          scope: 'p:A',
          channel: 'p:A:1',
          line: '/stories',
          options: '{}',
          creator: 'p:A:U',
          created: now
        }
        return store.schedules.add({ ...known, ...schedule, next })
      })
    )
    const log = { error: (...told: unknown[]) => expect(told).toEqual([]) }
    // A tick a minute, and now and then one that comes some minutes late, as after a busy time.
    while (now < FROM + 365 * DAY) {
      now += (draw.happens(0.5) ? 1 : 1 + draw.below(15)) * MINUTE
      await sweep(store, DAY, log)
    }
    const fired = Map.groupBy(await store.deliveries.all(1_000_000), ({ plan }) => plan)
    let all = 0
    for (const schedule of made) {
      const expected: number[] = []
      const table = timetableOf(schedule)
      for (let at = nextDue(table, FROM); at !== null && at <= now; at = nextDue(table, at))
        expected.push(at)
      const rows = (fired.get(schedule.id) ?? []).toSorted((a, b) => a.slot - b.slot)
      expect(rows.map(({ slot }) => slot)).toEqual(expected)
      expect(rows.every(({ state, slot, ready }) => state === 'due' && ready === slot)).toBe(true)
      all += rows.length
    }
    expect(all).toBeGreaterThan(40_000)
    await store.close()
  }
)
