// Takes apart what score.mjs counts as "a person where none was named": how much of it is another way of writing who spoke.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

type Stretch = readonly [start: number, end: number]

interface Gold {
  readonly id: string
  readonly text: string
  readonly gold: readonly {
    readonly spans: readonly Stretch[]
    readonly speaker: string | null
    readonly speakerKind: string
  }[]
}

interface Ours {
  readonly id: string
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly kind: string
    readonly parts?: readonly { readonly start: number; readonly end: number }[]
    readonly speaker: { readonly name: string } | null
  }[]
}

/** Prints, for quotations whose speaker the gold calls neither named nor a pronoun, whom the reading credited instead. */
export function tellUnnamed(file: string, command: string): void {
  const golds = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Gold => JSON.parse(line))
  const input = golds.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join('')
  const run = spawnSync('sh', ['-c', command], { input, encoding: 'utf8', maxBuffer: 1 << 30 })
  const read = new Map(
    run.stdout
      .trim()
      .split('\n')
      .map((line): [string, Ours] => {
        const ours: Ours = JSON.parse(line)
        return [ours.id, ours]
      })
  )
  const tally = { all: 0, unresolved: 0, verb: 0, sameName: 0, other: 0 }
  for (const { id, text, gold } of golds) {
    const quotes = (read.get(id)?.quotes ?? []).filter(({ kind }) => kind !== 'indirect')
    for (const between of betweenMarks(text)) {
      const truth = gold.find(({ spans }) => covers(spans, between))
      if (truth?.speakerKind !== 'other' || truth.speaker === null) continue
      const quote = quotes.find(each => covers(spansOf(each), between))
      if (quote === undefined) continue
      tally.all++
      const name = quote.speaker?.name
      if (name !== undefined) tally[kindOf(truth.speaker, name)]++
    }
  }
  const told = tally.unresolved + tally.verb + tally.sameName + tally.other
  console.log(
    `of ${tally.all}, a person is credited in ${told}: the gold has "he" or "who" in ${tally.unresolved}, the verb in ${tally.verb}, ` +
      `the same name in other letters or a longer phrase in ${tally.sameName}, somebody or something else in ${tally.other}`
  )
}

function kindOf(speaker: string, name: string): 'unresolved' | 'verb' | 'sameName' | 'other' {
  if (/^(?:he|she|they|who|him|her)$/i.test(speaker.trim())) return 'unresolved'
  if (/^(?:said|says|told|tweeted|wrote|added)\b/.test(speaker.trim())) return 'verb'
  const last =
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? name
  return speaker.toLowerCase().includes(last) ? 'sameName' : 'other'
}

/** What stands between double quotation marks; one that nobody closes runs to the end of its line. */
function betweenMarks(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const { 0: whole, index } of text.matchAll(/“[^”\n]*”?|"[^"\n]*"?/g)) {
    const end = index + whole.length - (/["”]$/.test(whole.slice(1)) ? 1 : 0)
    if (end > index + 1) found.push([index + 1, end])
  }
  return found
}

const spansOf = (quote: Ours['quotes'][number]): Stretch[] =>
  (quote.parts ?? [quote]).map(({ start, end }) => [start, end])

/** Four fifths of the stretch, as the scorer has it. */
function covers(spans: readonly Stretch[], [from, to]: Stretch): boolean {
  const shared = spans.map(([start, end]) => Math.max(0, Math.min(end, to) - Math.max(start, from)))
  return shared.reduce((sum, each) => sum + each, 0) >= 0.8 * (to - from)
}
