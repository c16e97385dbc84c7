// Articles of which some print the text of another, and how well a grouping finds them. For a test and for the scores.
import { read } from '../../../src/analysis/analysis.ts'
import type { Copies } from '../../../src/edition/copies/copies.ts'
import { openCopies } from '../../../src/edition/copies/copies.ts'
import { openOutlets } from '../../../src/edition/outlets.ts'
import type { Article } from '../../../src/news.ts'
import { corpus } from '../../bench/corpus.ts'
import { chance } from '../../bench/random.ts'
import { statement } from '../../bench/sentences.ts'
import { vocabulary } from '../../bench/vocabulary.ts'
import { openShelving } from '../shelving.ts'
import { live, result, weather } from './forms.ts'
import type { Hand } from './republishing.ts'
import { republished } from './republishing.ts'
import { seeds } from './seeds.ts'

/** The copies that these articles have, asked by id. */
export const copiesOf = (articles: readonly Article[]) => {
  const press = openCopies()
  const shelving = openShelving([press])
  shelving.add(...articles.map(read))
  const shelf = shelving.print()
  const view: Copies = press.print({ shelf, outlets: openOutlets().print(shelf) })
  const slot = (id: string) => shelf.slotOf(id)!
  return {
    label: (id: string) => view.of(slot(id)),
    independent: (...ids: readonly string[]) => view.independent(ids.map(slot)),
    ids: (id: string) => [...view.slotsOf(slot(id))].map(each => shelf.idOf(each))
  }
}

export const article = (id: string, text: string, more: Partial<Article> = {}): Article => ({
  id,
  source: 'folder:./seeds',
  url: null,
  outlet: `The ${id} Post`,
  headline: null,
  byline: null,
  publishedAt: '2026-11-10',
  lang: null,
  text,
  ...more
})

const HOUSE_SEED = 'seeds/ferry-strike/halvern-tribune.md'
const WIRE_SEED = 'seeds/ferry-strike/northern-wire.txt'

const HANDS: readonly Hand[] = [
  { cut: 0, moved: 0, reworded: 0, own: 0, newIntro: false },
  { cut: 0.2, moved: 0.2, reworded: 0.05, own: 0.1, newIntro: true },
  { cut: 0.4, moved: 0.4, reworded: 0.1, own: 0.3, newIntro: true },
  { cut: 0.6, moved: 0.6, reworded: 0.05, own: 0.2, newIntro: true },
  { cut: 0.3, moved: 0.6, reworded: 0.03, own: 0.6, newIntro: true },
  { cut: 0.5, moved: 0, reworded: 0, own: 0, newIntro: false }
]

/** Articles, and for each the number of the text that it prints. */
export const newsstand = (seed: number): { articles: Article[]; texts: number[] } => {
  const draw = chance(seed)
  const words = vocabulary(draw)
  const scene = {
    chance: draw,
    words,
    place: 'Ostwick',
    body: 'Ostwick Council',
    open: '“',
    close: '”'
  }
  const own = () => statement(scene)
  const articles: Article[] = []
  const texts: number[] = []
  let text = 0
  const put = (one: Article, of = text) => {
    articles.push(one)
    texts.push(of)
  }
  for (const original of [...seeds(), ...corpus({ articles: 200, seed })]) {
    text++
    // One of the seeds is another's wire story in house style.
    put(
      original,
      original.id === WIRE_SEED ? texts[articles.findIndex(({ id }) => id === HOUSE_SEED)] : text
    )
    // Two in five are republished, as wire stories are, by one to four others.
    if (!draw.happens(0.4)) continue
    for (let copies = 1 + draw.below(4); copies > 0; copies--) {
      const id = `${original.id}-copy${copies}`
      put(
        republished(original, id, `Outlet ${draw.below(90)}`, draw.one(HANDS), draw, own),
        texts[articles.indexOf(original)]
      )
    }
  }
  const forms = [weather, result, (some: typeof draw) => live(some, own)]
  for (let at = 0; at < 60; at++) {
    text++
    put(article(`form${at}`, forms[at % forms.length]!(draw)))
  }
  // One statement at length, with each newsroom's own words around it.
  for (let at = 0; at < 20; at++) {
    const said = Array.from({ length: 5 }, own).join(' ')
    for (const side of ['a', 'b']) {
      text++
      const lines = [own(), `“${said}” the mayor said in a statement.`, `${own()} ${own()}`, own()]
      put(article(`statement${at}${side}`, lines.join('\n')))
    }
  }
  return { articles, texts }
}

const within = (keys: readonly unknown[]) =>
  Map.groupBy(keys, key => key)
    .values()
    .reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)

/** Of the pairs that are put together those that are copies, of the copies those that are put together, and both; in percent. */
export const pairScore = (texts: readonly string[], labels: readonly string[]) => {
  const both = within(texts.map((text, at) => `${text} ${labels[at]}`))
  const [precision, recall] = [(100 * both) / within(labels), (100 * both) / within(texts)]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
