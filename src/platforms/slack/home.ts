// The home tab of the bot: what its channels are sent, how the sources fare, what is followed, with a button for each.
import type { KnownBlock } from '@slack/types'
import type { MenuItem } from '../../ask.ts'
import type { Asker } from './asking.ts'
import { button, view as limits } from './limits.ts'
import type { Parts } from './parts.ts'
import { viewBlocks } from './render.ts'
import { escapedWithin } from './rich.ts'

/** What the tab asks for whoever opens it, in order; what is not on the menu is left out. */
const SECTIONS: readonly {
  readonly title: string
  readonly command: string
  readonly button: string
}[] = [
  { title: 'Briefings', command: 'schedule list', button: 'All briefings' },
  { title: 'Followed', command: 'follow list', button: 'What you follow' },
  { title: 'Stories now', command: 'stories', button: 'All stories' },
  { title: 'Sources', command: 'sources', button: 'All sources' }
]

/** Blocks of one section: the rest is behind its button. */
const MOST_BLOCKS = 12

export function listenToHome({ app, asking, settings }: Parts): void {
  app.event('app_home_opened', async ({ event, body, context, client }) => {
    if (event.tab !== 'home') return
    const team = context.teamId ?? body.team_id
    // As in the conversation with the bot alone: nothing of a channel that not everybody may see.
    const asker = { team, user: event.user, channel: event.channel }
    const sections = SECTIONS.filter(({ command }) => isOn(asking.desk.menu, command))
    const blocks: KnownBlock[] = []
    for (const section of sections) blocks.push(...(await sectionBlocks(asker, section)))
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [...intro(asking.desk.menu, settings.umbrella), ...blocks].slice(0, limits.blocks)
      }
    })
  })

  const sectionBlocks = async (
    asker: Asker,
    { title, command, button: label }: (typeof SECTIONS)[number]
  ): Promise<readonly KnownBlock[]> => {
    const answered = await asking.line(asker, `/${command}`).answer
    // The section has a title of its own.
    const [first, ...rest] = answered.blocks
    const blocks = first?.kind === 'heading' ? rest : answered.blocks
    return [
      { type: 'divider' },
      { type: 'header', text: plainText(title) },
      ...viewBlocks({ ...answered, blocks }, MOST_BLOCKS),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'ask:0', text: plainText(label), value: `/${command}` }
        ]
      }
    ]
  }
}

const isOn = (menu: readonly MenuItem[], command: string): boolean =>
  menu.some(({ name }) => name === command)

const plainText = (words: string) => ({
  type: 'plain_text' as const,
  text: escapedWithin(words, button.text),
  emoji: false
})

function intro(menu: readonly MenuItem[], umbrella: string): readonly KnownBlock[] {
  const asks = menu
    .filter(({ admin, name }) => !admin && !name.includes(' '))
    .map(({ name }) => name)
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Who said what, word for word. ', style: { bold: true } },
            {
              type: 'text',
              text: `Every sentence that you are shown stands in an article. Type /${umbrella} in any channel, or write to me under Messages, with one of these before what it is about: ${asks.join(', ')}. /${umbrella} help explains them.`
            }
          ]
        }
      ]
    }
  ]
}
