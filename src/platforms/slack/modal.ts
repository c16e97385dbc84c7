// The global shortcut "Ask": a form with suggestions from what has been read, answered in the form itself.
import type { BlockSuggestion, GlobalShortcut } from '@slack/bolt'
import type { KnownBlock, PlainTextElement } from '@slack/types'
import type { MenuItem } from '../../ask.ts'
import type { Reply } from '../../reply.ts'
import { AT_WORK, IN_LINE } from '../../turns.ts'
import type { Meanwhile } from './asking.ts'
import { option, view as limits } from './limits.ts'
import { ASK } from './manifest.ts'
import type { Parts } from './parts.ts'
import { isTaken } from './promised.ts'
import { viewBlocks } from './render.ts'
import { escapedWithin } from './rich.ts'
import { coming, QUICK, tellAlone } from './sending.ts'

const [WHAT, ABOUT] = ['what', 'about']

export function listenToForm({ app, asking, seen, promised, log }: Parts): void {
  const offered = asking.desk.menu.filter(isOffered)
  // Most want to know of somebody.
  const usual = offered.find(({ options: [first] }) => first?.kind === 'person') ?? offered[0]

  app.shortcut<GlobalShortcut>(
    { callback_id: ASK, type: 'shortcut' },
    async ({ ack, shortcut, client }) => {
      await ack()
      if (!(await seen.trigger(shortcut.trigger_id))) return
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form(offered, usual) })
    }
  )

  app.options(ABOUT, async ({ ack, options }) => {
    const typed = options.value
    const item = offered.find(({ name }) => name === chosenIn(options)) ?? usual
    const [first] = item?.options ?? []
    const team = options.team?.id ?? ''
    const from = { channel: `slack:${team}:${options.user.id}`, admin: false }
    const found = item && first ? asking.desk.suggest(item.name, first.name, typed, from) : []
    // What was typed can be asked too, whatever is suggested.
    const values = [...new Set([typed, ...found])].filter(fitsOption).slice(0, option.most)
    await ack({ options: values.map(value => ({ text: text(value, option.text), value })) })
  })

  app.view(ASK, async ({ ack, body, view, client }) => {
    const state = view.state.values
    const command = state[WHAT]?.[WHAT]?.selected_option?.value ?? ''
    const about = state[ABOUT]?.[ABOUT]?.selected_option?.value ?? ''
    const [first] = offered.find(({ name }) => name === command)?.options ?? []
    const team = body.team?.id ?? body.user.team_id ?? ''
    const asker = { team, user: body.user.id, channel: body.user.id }
    let shown = Promise.resolve()
    // Each in the place of the one before; once the form is closed there is no place.
    const meanwhile: Meanwhile = soFar => {
      shown = shown
        .then(
          async () =>
            void (await client.views.update({ view_id: view.id, view: answerView(soFar) }))
        )
        .catch((error: unknown) =>
          log.warn({ err: error }, 'slack: how far an answer is could not be told')
        )
    }
    const turn = asking.fields(asker, command, { [first?.name ?? '']: about }, meanwhile)
    const soon = await turn.soon(QUICK)
    const isSoon = soon !== IN_LINE && soon !== AT_WORK
    if (!isSoon) await promised(body)
    const next = isSoon ? answerView(soon) : waitingView
    const taken = await isTaken(ack({ response_action: 'update', view: next }))
    if (isSoon && taken) return
    const answered = await turn.answer
    await shown
    try {
      await client.views.update({ view_id: view.id, view: answerView(answered) })
    } catch (error) {
      // Whoever has closed the form still wanted to know.
      log.warn({ err: error }, 'slack: a form was closed before its answer came')
      await tellAlone(client, asker.user, answered)
    }
    return
  })
}

/** What can be asked with one thing named. */
const isOffered = ({ admin, options: [first, ...rest] }: MenuItem): boolean =>
  !admin &&
  first !== undefined &&
  NAMES_A_THING.has(first.kind) &&
  rest.every(({ required }) => !required)

const NAMES_A_THING = new Set(['person', 'topic', 'subject', 'story', 'words', 'outlet'])

const fitsOption = (value: string): boolean => value.trim() !== '' && value.length <= option.value

const text = (words: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: escapedWithin(words, most),
  emoji: false
})

/** The command that is chosen in the form while its other field is typed into. */
const chosenIn = ({ view }: BlockSuggestion): string | undefined =>
  view?.state.values[WHAT]?.[WHAT]?.selected_option?.value

/** `usual`: what is chosen as long as nothing else is. */
function form(offered: readonly MenuItem[], usual: MenuItem | undefined) {
  const options = offered.slice(0, option.most).map(({ name, summary }) => ({
    text: text(name, option.text),
    value: name,
    description: text(summary, option.text)
  }))
  const first = options.find(({ value }) => value === usual?.name)
  const blocks: KnownBlock[] = [
    {
      type: 'input',
      block_id: WHAT,
      label: text('What', limits.title),
      element: {
        type: 'static_select',
        action_id: WHAT,
        options,
        ...(first && { initial_option: first })
      }
    },
    {
      type: 'input',
      block_id: ABOUT,
      label: text('Whom or what about', limits.title),
      element: { type: 'external_select', action_id: ABOUT, min_query_length: 1 }
    }
  ]
  return {
    type: 'modal' as const,
    callback_id: ASK,
    title: text('Ask Copydesk', limits.title),
    submit: text('Ask', limits.title),
    close: text('Close', limits.title),
    blocks
  }
}

const answerView = (answered: Reply) => ({
  type: 'modal' as const,
  title: text('Copydesk', limits.title),
  close: text('Close', limits.title),
  blocks: [...viewBlocks(answered, limits.blocks)]
})

/** What the form shows whose answer is coming. */
export const waitingView = {
  type: 'modal' as const,
  title: text('Copydesk', limits.title),
  close: text('Close', limits.title),
  blocks: [{ type: 'section' as const, text: text(coming, 3000) }]
}
