// /changes: which articles changed after they were first read, and what: quotes before all.
import {
  ago,
  changedIn,
  citation,
  command,
  count,
  day,
  followUp,
  heading,
  line,
  list,
  note,
  option,
  paragraph,
  reply,
  scopeOf,
  titleOf
} from '#command'
import type { Block, Context, Edition } from '#command'

export default command({
  summary: 'articles that changed after they were first read, and what changed',
  aliases: ['changed', 'corrections'],
  options: {
    since: option.since({ summary: 'only what changed from this day on', after: ['since'] }),
    outlet: option.outlet({ summary: 'only articles of this outlet', after: ['in', 'from'] })
  },
  examples: () => [line('changes')],

  answer({ since, outlet }, { ask, edition, page: cut }) {
    const first = since === undefined ? 0 : new Date(`${since}T00:00`).getTime()
    const changed = edition.changed.filter(
      ({ article, at }) =>
        at >= first && (outlet === undefined || edition.article(article)?.outlet === outlet)
    )
    const asked = `${since === undefined ? '' : ` since ${day(since)}`}${outlet === undefined ? '' : ` in ${outlet}`}`
    const page = cut(changed, 5)
    return reply(
      [
        heading(`Changes${asked}`),
        ...page.shown.flatMap(each => told(each, edition, ask)),
        note(
          `${changed.length === 0 ? 'No changed article' : count(changed.length, 'changed article')} in ${scopeOf(edition)}. What changed in marks and spacing alone is no change.`
        )
      ],
      [
        ...page.more,
        ...(asked === '' ? [] : [followUp('All changes', line('changes'))]),
        followUp('Stories', line('stories'))
      ]
    )
  }
})

// **Ferry runs aground**, The Harbour Gazette, 2 Mar 2026 — changed 3 min ago, and what.
function told(
  { article: id, at }: Edition['changed'][number],
  edition: Edition,
  ask: Context['ask']
): readonly Block[] {
  const article = edition.article(id)
  const change = edition.lastChange(id)
  if (article === undefined || change === undefined) return []
  const lines = changedIn(change)
  return [
    paragraph([
      { text: titleOf(article), strong: true },
      { text: ', ' },
      citation(article),
      {
        text: ` — changed ${ago(at, ask.at)}${lines.length === 0 ? ', around its text alone' : ''}`
      }
    ]),
    ...(lines.length === 0 ? [] : [list(lines)])
  ]
}
