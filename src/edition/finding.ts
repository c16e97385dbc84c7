// Articles and stories by what someone types for them: an id, a headline, a few words. Knows titles and where words stand.
import type { Reading } from '../news.ts'
import { cut } from '../news.ts'
import { maskOfSlots } from './filter.ts'
import { functionWords } from './functionwords.ts'
import { grown } from './grown.ts'
import { articlesWith } from './quotes/quotes.ts'
import type { Places, Search } from './search/search.ts'
import type { Shelf, Shelved } from './shelf.ts'
import { EMPTY } from './shelf.ts'
import type { Chest } from './snapshot/chest.ts'
import { SnapshotError } from './snapshot/chest.ts'
import type { Stories } from './stories/stories.ts'
import type { Titles } from './titles.ts'
import { openTitles } from './titles.ts'
import type { Ids } from './vault/ids.ts'
import { openIds } from './vault/ids.ts'
import { foldText } from './words.ts'

/** Immutable. */
export interface Finder {
  /** Slots: the id typed or the last part of it, a headline typed, headlines that contain it, headlines with all its words. */
  articles(typed: string, limit: number): number[]
  /** Slots with this very headline, but for case, marks and spacing; the latest fifty. */
  articlesCalled(headline: string): number[]
  /** Story numbers: the same as of articles; where no story is called so, those with an article that begins with all these words, best first. */
  stories(typed: string, limit: number): number[]
  /** Numbers of the stories with this very headline, but for case, marks and spacing; the latest fifty. */
  storiesCalled(headline: string): number[]
}

/** What a finder looks up in the other parts of the same edition. */
export interface FinderGround {
  readonly shelf: Shelf
  readonly search: Pick<Search, 'dictionary' | 'places' | 'best'>
  readonly stories: Pick<Stories, 'numberOf' | 'of' | 'centreOf' | 'compare'>
}

/** The one writer. What it notes of a slot never changes, so that views share it and a removal is nothing to it. */
export interface FinderPress {
  add(one: Pick<Shelved, 'slot' | 'reading'>): void
  print(ground: FinderGround): Finder
  /** What is known of so many slots. */
  save(slots: number, chest: Chest): void
  load(chest: Chest): Generator<void>
}

/**
 * Three hashes a slot: of the id, of its last part, of the title. An id is seldom typed: to look all through for one is a matter of
 * microseconds. A title is asked for several times in most answers: its hash leads to it. What is found is compared by its letters.
 * What articles begin with is found by the text index, near the start of the line.
 */
export const openFinder = (): FinderPress => {
  const words = openTitles()
  // What is empty by now is passed over when it is found.
  const titles = openIds(() => true)
  let hashes: Hashes = { ids: new Uint32Array(1024), names: new Uint32Array(1024) }
  return {
    add: ({ slot, reading }) => {
      if (slot >= hashes.ids.length) hashes = larger(hashes, slot)
      const id = reading.article.id.toLowerCase()
      hashes.ids[slot] = hashOf(id)
      hashes.names[slot] = hashOf(nameIn(id))
      const title = foldText(titleOf(reading))
      titles.add(hashOf(title))
      words.add(slot, title)
    },
    print: ground => finderOf({ ...hashes, titles: titles.print() }, words.print(), ground),
    save: (slots, chest) => {
      for (const name of COLUMNS) chest.put(`finder/${name}`, hashes[name].subarray(0, slots))
      chest.put('finder/titles', titles.hashes.subarray(0, slots))
      words.save(slots, chest)
    },
    *load(chest) {
      const [ids, names] = COLUMNS.map(name => chest.take(`finder/${name}`, Uint32Array))
      const whole = chest.take('finder/titles', Uint32Array)
      if (!ids || !names || ids.length !== names.length || ids.length !== whole.length)
        throw new SnapshotError('the titles do not fit together')
      hashes = { ids, names }
      yield* titles.load(whole)
      yield* words.load(chest)
    }
  }
}

/** A word that was typed: the forms that count as it, folded, and how many articles hold one, at most. */
interface Asked {
  readonly forms: readonly string[]
  readonly articles: number
}

interface Hashes {
  readonly ids: Uint32Array
  readonly names: Uint32Array
}

const COLUMNS = ['ids', 'names'] as const

const larger = ({ ids, names }: Hashes, slot: number): Hashes => {
  const room = Math.ceil((slot + 1) * 1.5)
  return {
    ids: grown(ids, new Uint32Array(room)),
    names: grown(names, new Uint32Array(room))
  }
}

const finderOf = (
  hashes: Hashes & { readonly titles: Ids },
  titles: Titles,
  ground: FinderGround
): Finder => {
  const { shelf, search, stories } = ground

  /** Slots with this hash that are not empty and pass, latest first. */
  const withHash = (
    column: Uint32Array,
    text: string,
    passes: (slot: number) => boolean
  ): number[] => {
    const wanted = hashOf(text)
    const found: number[] = []
    for (let slot = column.indexOf(wanted); slot >= 0; slot = column.indexOf(wanted, slot + 1)) {
      if (slot >= shelf.slots || found.length === MOST_COMPARED) break
      if (shelf.ranks[slot] !== EMPTY && passes(slot)) found.push(slot)
    }
    return latestFirst(found)
  }
  const latestFirst = (slots: readonly number[]): number[] =>
    slots.toSorted((a, b) => shelf.ranks[a]! - shelf.ranks[b]!)
  const idOf = (slot: number): string => shelf.idOf(slot).toLowerCase()

  /** What each word may stand for. The last may be the beginning of one, and so may a word that no article has. */
  const formsOf = (words: readonly string[]): Asked[] =>
    words.map((word, at) => {
      const { dictionary } = search
      const whole = articlesWith(word, dictionary)
      const begun =
        whole === 0 || at === words.length - 1
          ? dictionary.complete(word, MOST_COMPLETIONS).filter(one => one !== word)
          : []
      return {
        forms: [word, ...begun],
        articles: begun.reduce((sum, one) => sum + articlesWith(one, dictionary), whole)
      }
    })

  /** Slots with this very title, folded; latest first. */
  const called = (words: string, title: (slot: number) => string | null): number[] => {
    const found: number[] = []
    if (words === '') return found
    hashes.titles.find(hashOf(words), slot => {
      if (
        slot < shelf.slots &&
        shelf.ranks[slot] !== EMPTY &&
        foldText(title(slot) ?? '') === words
      )
        found.push(slot)
      return found.length === MOST_COMPARED
    })
    return latestFirst(found)
  }

  /** The closest kind of match first, in the shelf's order within a kind; `most`, or a few more. */
  const matching = (
    typed: string,
    title: (slot: number) => string | null,
    isTitled: (slot: number) => boolean,
    most: number
  ): number[] => {
    const id = typed.trim().toLowerCase().slice(0, 1_000)
    const words = foldText(id)
    if (id === '') return []
    const whole = called(words, title)
    const [containing, holding]: [number[], number[]] = [[], []]
    const list = words === '' ? [] : words.split(' ')
    const asked = formsOf(list).map(({ forms }) => forms)
    let compared = 0
    for (const slot of words === '' ? [] : titles.holding(asked, shelf.latest)) {
      if (!isTitled(slot)) continue
      const text = ` ${foldText(title(slot) ?? '')} `
      if (text.includes(words)) containing.push(slot)
      else if (list.every(word => text.includes(` ${word}`))) holding.push(slot)
      compared += 1
      if (compared === MOST_COMPARED || containing.length >= most) break
    }
    return [...new Set([...whole, ...containing, ...holding])]
  }

  const printedTitle = (slot: number): string | null => shelf.headline(slot)
  const isCentre = (slot: number): boolean => stories.centreOf(stories.of(slot)) === slot
  /** Of a slot that gives its story the headline. */
  const storyTitle = (slot: number): string | null => (isCentre(slot) ? titleAt(shelf, slot) : null)
  const asStories = (slots: readonly number[]): number[] => [
    ...new Set(slots.map(slot => stories.of(slot)))
  ]

  /**
   * What articles begin with they are about: stories with one that begins with all the words, best first. Words that tell
   * nothing need not stand there, and words that are everywhere lead nowhere.
   */
  const begunWith = (typed: string, limit: number): number[] => {
    const words = foldText(typed.slice(0, 1_000))
      .split(' ')
      .filter(word => word !== '' && !functionWords.has(word))
    let slots: number[] | undefined
    for (const { forms, articles } of formsOf(words).toSorted((a, b) => a.articles - b.articles)) {
      if (slots === undefined ? articles > MOST_LEADING : slots.length === 0) break
      const mask = slots === undefined ? null : maskOfSlots(shelf.slots, slots)
      slots = union(forms.map(form => nearStart(search.places([form], mask))))
    }
    if (slots === undefined || slots.length === 0) return []
    return asStories(search.best(typed, maskOfSlots(shelf.slots, slots), 10 * limit))
  }

  return {
    articles: (typed, limit) => {
      const id = typed.trim().toLowerCase()
      const known = [
        ...withHash(hashes.ids, id, slot => idOf(slot) === id),
        ...(id === '' ? [] : withHash(hashes.names, nameIn(id), slot => isLastOf(idOf(slot), id)))
      ]
      return [...new Set([...known, ...matching(typed, printedTitle, () => true, limit)])].slice(
        0,
        limit
      )
    },
    stories: (typed, limit) => {
      const known = stories.numberOf(typed.trim().toLowerCase())
      const titled = asStories(matching(typed, storyTitle, isCentre, limit))
      const found = new Set([...(known === undefined ? [] : [known]), ...titled])
      return (found.size > 0 ? [...found] : begunWith(typed, limit)).slice(0, limit)
    },
    articlesCalled: headline => called(foldText(headline), printedTitle).slice(0, MOST_CALLED),
    storiesCalled: headline =>
      asStories(called(foldText(headline), storyTitle))
        .slice(0, MOST_CALLED)
        .toSorted((a, b) => stories.compare(a, b))
  }
}

/** Articles and stories of one headline that are told apart. */
const MOST_CALLED = 50
/** Beginnings of words that one typed word may stand for. */
const MOST_COMPLETIONS = 12
/** Titles that are compared by their letters for one question, the latest. */
const MOST_COMPARED = 2_000
/** Articles that hold the rarest of some words, beyond which these tell nothing. */
const MOST_LEADING = 20_000
/** Words of the line among which a title is looked for. */
const TITLE_WORDS = 64

/** Ascending slots in whose first words one of the places is. */
const nearStart = ({ slots, starts, places }: Places): number[] => {
  const found: number[] = []
  for (let i = 0; i < slots.length; i++)
    if (places[starts[i]!]! < TITLE_WORDS) found.push(slots[i]!)
  return found
}

const union = (lists: readonly (readonly number[])[]): number[] =>
  lists.length === 1 ? [...lists[0]!] : [...new Set(lists.flat())].toSorted((a, b) => a - b)

/** `two` of `port/two.md`. */
const nameIn = (id: string): string => id.slice(id.lastIndexOf('/') + 1).replace(/\.[a-z0-9]+$/, '')

/** Whether `typed` is how an id ends, with or without what comes after the last point: `two`, `port/two`, `two.md`. */
const isLastOf = (id: string, typed: string): boolean =>
  `/${id}`.endsWith(`/${typed}`) || `/${id}`.replace(/\.[a-z0-9]+$/, '').endsWith(`/${typed}`)

/** What a story is called after the article: its headline, else its first sentence. */
const titleOf = ({ article, sentences }: Reading): string => {
  if (article.headline !== null) return article.headline
  const first = sentences.find(({ kind }) => kind === 'body') ?? sentences[0]
  return first === undefined ? '' : cut(article, first)
}

const titleAt = (shelf: Shelf, slot: number): string =>
  shelf.headline(slot) ?? titleOf(shelf.reading(slot))

/** 32 bits (Fowler, Noll & Vo). */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
