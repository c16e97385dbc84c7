// /check: whether quotes are printed so: word for word, otherwise, as somebody else's, or not in what has been read.
import {
  AskError,
  checkedIn,
  command,
  count,
  followUp,
  heading,
  line,
  note,
  option,
  quotedStrings,
  reply,
  scopeOf,
  searching,
  shortened,
  sourceOf
} from '#command'
import type { Checked, Edition, FollowUp } from '#command'

export default command({
  summary: 'whether quotes are printed so, word for word, and by whom',
  aliases: ['checkquote', 'lookup'],
  options: {
    text: option.words({
      summary: 'a quote, or a text with quotes between quotation marks',
      placeholder: '"TEXT"',
      required: true
    })
  },

  examples(edition) {
    const quote = edition
      .quotes({}, 40)
      .find(({ kind, text }) => kind === 'direct' && text.length < 120 && !/["“”]/.test(text))
    return [line('check', quote?.text.replace(/,$/, '') ?? 'no comment')]
  },

  answer({ text }, { edition, page, read }) {
    const strings = quotedStrings(
      read({
        id: 'check',
        source: 'check:',
        url: null,
        outlet: null,
        headline: null,
        byline: null,
        publishedAt: null,
        lang: null,
        text
      })
    )
    if (strings.length === 0)
      throw new AskError('There is no quote to look up: put one between quotation marks.', [
        followUp('How to ask', line('help', 'check'))
      ])

    const all = strings.map(each => checkedIn(each, edition))
    const { shown, more } = page(all, 5)
    const absent = all.filter(({ verdict }) => verdict === 'absent').length
    return reply(
      [
        heading(
          strings.length === 1
            ? 'The quote, looked up'
            : `${count(strings.length, 'quote')}, looked up`
        ),
        ...shown.flatMap(({ blocks }) => blocks),
        ...(strings.some(({ isOpen }) => isOpen)
          ? [note('A quotation mark is never closed: what follows it was taken for the quote.')]
          : []),
        ...(absent > 0 ? [note(noVerdict(edition))] : []),
        ...(strings.length > 1 ? [note(tally(all))] : [])
      ],
      [...more, ...sources(shown), ...searches(strings, all, edition)]
    )
  }
})

const noVerdict = (edition: Edition): string =>
  `Not in the loaded coverage is no verdict on the quote: it may have been said all the same. Looked through ${scopeOf(edition)}.`

// `2 verbatim, 1 altered, 1 not in the loaded coverage.`
function tally(all: readonly Checked[]): string {
  const told = [...Map.groupBy(all, ({ verdict }) => verdict)].map(
    ([verdict, { length }]) => `${length} ${TALLIED[verdict] ?? verdict}`
  )
  return `${told.join(', ')}.`
}

const TALLIED: Readonly<Partial<Record<Checked['verdict'], string>>> = {
  absent: 'not in the loaded coverage',
  partial: 'in part',
  'other speaker': 'credited to somebody else'
}

// Where the first few are printed.
function sources(shown: readonly Checked[]): readonly FollowUp[] {
  const found = shown.flatMap(({ at }) => at ?? []).slice(0, 3)
  return found.map((at, nth) =>
    sourceOf(at, found.length === 1 ? 'Source' : `Source of quote ${nth + 1}`)
  )
}

// The first that is not found may be printed in other words.
function searches(
  strings: readonly { readonly text: string }[],
  all: readonly Checked[],
  edition: Edition
): readonly FollowUp[] {
  const absent = strings[all.findIndex(({ verdict }) => verdict === 'absent')]
  return absent === undefined || edition.searchNear(absent.text, 1).hits.length === 0
    ? []
    : [followUp('Search for its words', searching(shortened(absent.text, 80)))]
}
