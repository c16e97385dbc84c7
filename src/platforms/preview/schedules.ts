// The schedules of every place: when each is due next, what became of its last post, and what it would post now.
import { html } from 'hono/html'
import { placeOf } from '../../ask.ts'
import { type PlacedSchedule, type Posting, postingStates } from '../../calendar.ts'
import type { Reply } from '../../reply.ts'
import { drawPost } from './answering.ts'
import type { Asked } from './asked.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

export const schedulesPage = (schedules: readonly PlacedSchedule[]): Page => ({
  title: 'Schedules',
  script: 'desk',
  content: html`<h1>Schedules</h1>
    <div id="done" tabindex="-1" role="status" aria-live="polite"></div>
    <section id="listed">
      ${
        schedules.length === 0
          ? html`<p class="empty">Nothing is posted by itself yet.</p>`
          : [...Map.groupBy(schedules, ({ place }) => place)].map(ofPlace)
      }
    </section>
    <h2>Try one</h2>
    <form class="do" data-command="schedule add">
      <label
        >When, and what to ask<input name="when" value="weekdays 8:30 briefing" required
      /></label>
      <input type="hidden" name="save" value="yes" />
      <button type="submit">Keep this schedule</button>
    </form>
    <p class="note">
      It is kept for this page and posts nowhere. In Slack and Discord the same words after
      <code>/schedule add</code> make one that posts.
    </p>`
})

const ofPlace = ([place, schedules]: readonly [string, readonly PlacedSchedule[]]): Html =>
  html`<h2>${placeName(place)}</h2>
    <ul class="cards">
      ${schedules.map(card)}
    </ul>`

function card(schedule: PlacedSchedule): Html {
  const { number, line, when, zone, channel, state, reason, next, last } = schedule
  const isActive = state === 'active'
  return html`<li class="card" id="${place(schedule)}">
    <h3>${number} <code>${line}</code></h3>
    <p>
      ${when} <span class="note">${zone}, in ${channelName(channel)}</span>
      <span class="chip ${isActive ? 'good' : 'rest'}">${isActive ? 'active' : 'paused'}</span>
      ${reason === null ? '' : html`<span class="note">${reason}</span>`}
    </p>
    ${isActive ? due(next) : ''}
    ${last === null ? '' : html`<p class="note">Last: ${became(last)}</p>`}
    <button
      type="button"
      data-command="schedule preview"
      data-schedule="${String(number)}"
      data-place="${channel}"
    >
      Preview<span class="hidden"> of schedule ${number}, ${placeName(schedule.place)}</span>
    </button>
  </li>`
}

const due = (next: readonly string[]): Html =>
  next.length === 0
    ? html`<p class="note">It is never due.</p>`
    : html`<p class="label">Due next</p>
        <ol class="times">
          ${next.map(time => html`<li>${time}</li>`)}
        </ol>`

const place = ({ place: of, number }: PlacedSchedule): string => `${of}-${number}`

const became = ({ when, state, reason }: Posting): string =>
  `${when}, ${postingStates[state]}${reason === null ? '' : ` (${reason.replace(/\.$/, '')})`}`

/** `Slack, T0123456`. */
export function placeName(of: string): string {
  const [platform = '', ...rest] = of.split(':')
  const name = NAMES[platform] ?? platform
  return platform === 'preview' ? name : [name, ...rest].join(', ')
}

export const channelName = (channel: string): string =>
  channel.startsWith('preview:') ? 'the chat here' : (channel.split(':').at(-1) ?? channel)

const NAMES: Readonly<Record<string, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  console: 'The console',
  preview: 'This page'
}

/** Whether a page may ask that at another place: what one of its schedules would post, and nothing else. */
export const isPlaced = (
  { command, input, channel }: Asked,
  schedules: readonly PlacedSchedule[]
): boolean =>
  command === 'schedule preview' &&
  typeof input === 'object' &&
  schedules.some(each => each.channel === channel && String(each.number) === input['schedule'])

/** As it would be posted there. */
export const previewOf = (reply: Reply, channel: string): Html =>
  html`<p class="label">What it would post now, ${placeName(placeOf(channel))}</p>
    ${drawPost(reply, channel.slice(0, channel.indexOf(':')))}`
