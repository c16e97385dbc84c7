import { renderReply } from '../../../src/platforms/slack/render.ts'
import { describePlatform } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { openedSlack, type Opened } from './opened.ts'

describePlatform('slack', {
  // What Slack reads as its own are plain texts; rich text is words, whatever they are.
  render: shown =>
    renderReply(shown, { asker: 'U1' }).map(message =>
      [...parsedIn(message), shownIn(message).replaceAll('<', '‹')].join('\n')
    ),
  obeyed: [
    /<[!@#]/,
    /<javascript:/,
    /<script/,
    /[^\P{Cc}\n]/u,
    /[\u202a-\u202e\u2066-\u2069]/,
    /&(?!amp;|lt;|gt;| |[a-z])/
  ],
  longest: 13_200 * 2,
  open() {
    let opened: Promise<Opened> | undefined
    let there: Opened | undefined
    const open = async () => {
      opened ??= openedSlack('http')
      there = await opened
      return there
    }
    return {
      platform: {
        start: async desk => (await open()).start(desk),
        post: async post => (await open()).platform.post(post),
        find: async (...where) => (await open()).platform.find(...where),
        tell: async (...what) => (await open()).platform.tell(...what),
        stop: async () => there?.close().then(() => undefined)
      },
      channel: 'slack:T1:C1',
      heard: () => [...(there?.slack.workspaces.get('T1')?.messages ?? [])].map(shownIn).join('\n'),
      async say(line) {
        const { as } = await open()
        await as().slash('/copydesk', line)
      }
    }
  }
})

/** The plain texts of a message, in which Slack looks for its own signs. The judge looks at its `text`. */
function parsedIn({ blocks }: { readonly blocks: readonly object[] }): readonly string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      const { type, text: words }: Readonly<Record<string, unknown>> = { ...value }
      if ((type === 'plain_text' || type === 'mrkdwn') && typeof words === 'string')
        found.push(words)
      Object.values(value).forEach(look)
    }
  }
  look(blocks)
  return found
}
