// `copydesk read -`: what a source would make of feeds and pages in hand. Fetches nothing.
import type { Command } from 'commander'
import { readRaw } from '../sources/formats/raw.ts'
import type { Finish } from './exit.ts'
import { untilInterrupted } from './exit.ts'
import { answerEach } from './lines.ts'
import { onlyStandardInput } from './options.ts'

export function addRead(program: Command, finish: Finish): void {
  program
    .command('read')
    .summary('print what a source would make of feeds and pages in hand, as JSON lines')
    .description(
      'Reads JSON lines { id, xml | html, url? } from standard input and prints for each what is in it: the feed with its\n' +
        'items, or the article of the page. Nothing is fetched; texts come without markup. Blank lines are passed over;\n' +
        'a line that cannot be read gives { id, error }.'
    )
    .argument('<input>', '- for standard input')
    .addHelpText('after', after)
    .action((from: string, _: object, command: Command) => {
      onlyStandardInput(from, command)
      return untilInterrupted(finish, signal => answerEach(signal, readRaw))
    })
}

const after = `
A feed is { id, title, link, description, language, items: [{ title, link, origin, id, summary, content, author, published,
updated, categories, enclosures, language, source }] }; an item without a summary has its content there too. A page is
{ id, headline, outlet, byline, published, url, lang, text }. "url" is where it was fetched: relative addresses lead from there.

Examples:
  curl -s https://gazette.example/feed | jq -Rs '{ id: "gazette", xml: . }' -c | copydesk read -
  copydesk read - < pages.jsonl | copydesk analyze -`
