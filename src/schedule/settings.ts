// What a place and a channel may set for themselves, checked, and where each value comes from. Knows no commands.
import { z } from 'zod'
import { type Ask, placeOf } from '../ask.ts'
import type { Setting, SettingName, Settings } from '../calendar.ts'
import { settingNames } from '../calendar.ts'
import { AskError } from '../errors.ts'
import { echoed } from '../phrase.ts'
import type { Store } from '../store/store.ts'
import { isZone } from './due.ts'
import { isLanguage } from './saying.ts'
import { zoneNamed } from './zones.ts'

/** What holds where nobody has set anything, and what to call where it comes from. */
export type Defaults = Readonly<
  Partial<Record<SettingName, { readonly value: string; readonly from: string }>>
>

const schema: Readonly<Record<SettingName, z.ZodType<string>>> = {
  zone: z.string().refine(isZone, 'wants the name of a time zone, such as Europe/Berlin'),
  language: z
    .string()
    .refine(isLanguage, 'wants the tag of a language for dates, such as en-GB or de'),
  admins: z
    .string()
    .max(500)
    .regex(
      /^[^\s,]+(?:[\s,]+[^\s,]+)*$/,
      'wants roles or groups as the platform calls them, with commas between'
    ),
  channel: z.string().regex(/^[a-z][a-z0-9-]*(?::[^\s:]+)+$/, 'wants a channel of this place'),
  retention: z.string().regex(/^[1-9]\d{0,3}d$/, 'wants a number of days, such as 90d')
}

/** Every value there is before anybody sets one. */
const USUAL: Readonly<Record<SettingName, string>> = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  language: 'en-GB',
  admins: '',
  channel: '',
  retention: '90d'
}

/** Only the clock and the wording of dates are a channel's own. */
const OF_CHANNELS: ReadonlySet<SettingName> = new Set(['zone', 'language'])

export function settingsFor(
  ask: Pick<Ask, 'channel' | 'zone'>,
  store: Store,
  defaults: Defaults
): Settings {
  const { channel } = ask
  const place = placeOf(channel)
  const read = async (): Promise<readonly Setting[]> => {
    const ofPlace = await store.settings.read(place)
    const ofChannel = channel === place ? ofPlace : await store.settings.read(channel)
    return settingNames.map((name): Setting => {
      const own = name === 'zone' ? ask.zone : undefined
      if (ofChannel[name] !== undefined)
        return {
          name,
          value: ofChannel[name],
          from: channel === place ? 'this place' : 'this channel'
        }
      if (ofPlace[name] !== undefined) return { name, value: ofPlace[name], from: 'this place' }
      if (own !== undefined && isZone(own)) return { name, value: own, from: 'your own' }
      const set = defaults[name]
      return set ? { name, ...set } : { name, value: USUAL[name], from: 'the default' }
    })
  }
  return {
    all: read,
    value: async name => (await read()).find(each => each.name === name)?.value ?? USUAL[name],
    async set(name, value, where) {
      if (where === 'channel' && !OF_CHANNELS.has(name))
        throw new AskError(`${name} is set for the whole place: there is one for all its channels.`)
      const checked = value === null ? null : checkedValue(name, value)
      if (name === 'channel' && checked !== null && placeOf(checked) !== place)
        throw new AskError('channel: wants a channel of this place.')
      await store.settings.write(where === 'channel' ? channel : place, name, checked)
    }
  }
}

function checkedValue(name: SettingName, value: string): string {
  const said = name === 'zone' ? (zoneNamed(value) ?? value) : value
  const result = schema[name].safeParse(said.trim())
  if (result.success) return result.data
  const wants = result.error.issues[0]?.message ?? 'cannot be used'
  throw new AskError(`${name}: ${echoed(value)} is none: it ${wants}.`)
}
