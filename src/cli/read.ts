// `copydesk read -`: what a source would make of feeds and pages in hand. Fetches nothing.
import type { Command } from 'commander'
import { parseJson } from '../sources/formats/jsonlines.ts'
import { readRaw } from '../sources/formats/raw.ts'
import { located } from '../sources/formats/unreadable.ts'
import { visible } from '../visible.ts'
import type { Finish } from './exit.ts'
import { exit, untilInterrupted } from './exit.ts'
import { jsonLines, standardInput, textLines } from './lines.ts'

export function addRead(program: Command, finish: Finish): void {
  program
    .command('read')
    .summary('print what a source would make of feeds and pages in hand, as JSON lines')
    .description(
      'Reads JSON lines { id, xml | html, url? } from standard input and prints for each what is in it: the feed with its\n' +
        'items, or the article of the page. Nothing is fetched; texts come without markup.'
    )
    .argument('-', 'standard input')
    .addHelpText('after', after)
    .action(() => untilInterrupted(finish, readAll))
}

async function readAll(signal: AbortSignal): Promise<number> {
  const print = jsonLines(process.stdout)
  let problems = 0
  for await (const line of textLines(standardInput(signal))) {
    try {
      if ('error' in line) throw line.error
      if (line.text.trim() !== '') await print(readRaw(parseJson(line.text)))
    } catch (error) {
      signal.throwIfAborted()
      problems += 1
      process.stderr.write(`${visible(located(`line ${line.number}`, error).message)}\n`)
    }
  }
  return problems === 0 ? exit.done : exit.failed
}

const after = `
A feed is { id, title, link, description, language, items: [{ title, link, origin, id, summary, content, author, published,
updated, categories, enclosures, language, source }] }; a page is { id, headline, outlet, byline, published, url, lang, text }.
"url" is where it was fetched: relative addresses lead from there.

Examples:
  curl -s https://gazette.example/feed | jq -Rs '{ id: "gazette", xml: . }' -c | copydesk read -
  copydesk read - < pages.jsonl | copydesk analyze -`
