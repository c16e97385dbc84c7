// Which names stand in which articles: entries come and go, and what they touch is noted. Knows no people.
import type { Gender, Name, Reading } from '../../news.ts'
import { cut } from '../../news.ts'
import type { Agenda } from './agenda.ts'
import { besideEach } from './beside.ts'
import type { Placing } from './placing.ts'
import { Hashes, mix } from './columns/hashes.ts'
import { Table } from './columns/table.ts'
import { hashOf } from './columns/texts.ts'
import { enterForm, enterKey, enterTitle, keyOf, signatureFor } from './forms.ts'
import {
  AS_ALIAS,
  AS_NAME,
  AS_TITLE,
  BESIDE,
  COUNT,
  FACTS,
  FIRST,
  FORM,
  FORM_USAGES,
  GENDER,
  GIVEN,
  LIST,
  MAN,
  MARK,
  MENTIONS,
  NEWEST,
  NEXT_NICKNAME,
  NEXT_OF_KEY,
  NEXT_OF_STRAND,
  NEXT_OF_TEXT,
  NICKNAME,
  NICKNAMED,
  NICKNAMES,
  NICKNAME_KEY,
  OF,
  OLDER,
  SIGNATURE,
  SIZE,
  SLOT,
  STRAND,
  STRAND_OF,
  SURNAME,
  TIMES,
  TITLE_USAGES,
  UNTOLD,
  USAGES,
  USED,
  WOMAN
} from './state.ts'
import type { State } from './state.ts'

export interface Ledger {
  /** In slices, of which most articles need one; to be run to its end. */
  add(slot: number, reading: Reading): Generator<void>
  /** A slot that holds nothing is passed over. */
  remove(slot: number): void
  /** Slots of the articles that print several names with a surname: all that must be looked at to tell who is named together. */
  crowded(surname: number): ReadonlySet<number>
  /** What is derived from the tables, after they were loaded; in slices. */
  recall(): Generator<void>
}

export const openLedger = (state: State, agenda: Agenda, placing: Placing): Ledger => {
  const { slots, entries, strands, usages, forms, titles, signatures, words, lists, nicknames } =
    state
  const { details } = state
  const hashes = new Hashes()
  /** The entry after each in its strand. No edition asks for it, so it is not in the tables. */
  const newer = new Table(1)
  const crowds = new Map<number, Set<number>>()

  const usageHash = (usage: number): number =>
    hashOfUse(usages.get(usage, OF), usages.get(usage, USED))

  const usageOf = (strand: number, used: number): number => {
    const hash = hashOfUse(strand, used)
    const shard = hashes.shard(hash)
    const mask = shard.length - 1
    for (let at = hashes.start(hash) & mask; shard[at] !== 0; at = (at + 1) & mask) {
      const usage = shard[at]!
      if (usages.get(usage, OF) === strand && usages.get(usage, USED) === used) return usage
    }
    return openUsage(strand, used, hash)
  }

  const openUsage = (strand: number, used: number, hash: number): number => {
    const usage = usages.push()
    usages.set(usage, OF, strand)
    usages.set(usage, USED, used)
    usages.set(usage, NEXT_OF_STRAND, strands.get(strand, USAGES))
    strands.set(strand, USAGES, usage)
    const [texts, head] = used % 4 === AS_TITLE ? [titles, TITLE_USAGES] : [forms, FORM_USAGES]
    const text = used >>> 2
    usages.set(usage, NEXT_OF_TEXT, texts.get(text, head))
    texts.set(text, head, usage)
    hashes.add(hash, usage, usageHash)
    if (used % 4 === AS_ALIAS) openNickname(strand, usage)
    return usage
  }

  const openNickname = (strand: number, usage: number): void => {
    const signature = strands.get(strand, SIGNATURE)
    const text = forms.text(usages.get(usage, USED) >>> 2)
    if (signatures.get(signature, GIVEN) === 0 || /\s/.test(text)) return
    const key = enterKey(state, keyOf(text))
    if (key === signatures.get(signature, SURNAME)) return
    const nickname = nicknames.push()
    nicknames.set(nickname, NICKNAME, usage)
    nicknames.set(nickname, NICKNAME_KEY, key)
    nicknames.set(nickname, NEXT_OF_KEY, words.get(key, NICKNAMED))
    nicknames.set(nickname, NEXT_NICKNAME, strands.get(strand, NICKNAMES))
    words.set(key, NICKNAMED, nickname)
    strands.set(strand, NICKNAMES, nickname)
  }

  const count = (strand: number, text: number, kind: number, more: number): void =>
    usages.add(usageOf(strand, text * 4 + kind), TIMES, more)

  const strandOf = (signature: number, gender: number): number => {
    const known = signatures.get(signature, STRAND_OF + gender)
    if (known !== 0) return known
    const strand = strands.push()
    state.owners.reach(strand)
    strands.set(strand, SIGNATURE, signature)
    strands.set(strand, GENDER, gender)
    signatures.set(signature, STRAND_OF + gender, strand)
    return strand
  }

  const enter = (slot: number, entry: number, name: Name, printed: readonly string[]): void => {
    const form = enterForm(state, name.name)
    const gender = genderNumber(name.gender)
    const strand = strandOf(signatureFor(state, form), gender)
    const aliases = name.aliases.map(alias => enterForm(state, alias))
    const titled = printed.map(title => enterTitle(state, title))
    const newest = strands.get(strand, NEWEST)
    entries.set(entry, SLOT, slot)
    entries.set(entry, STRAND, strand)
    details.set(entry, FORM, form)
    details.set(entry, FACTS, name.mentions.length * 4 + gender)
    details.set(entry, LIST, listOf(aliases, titled, details.get(newest, LIST)))
    entries.set(entry, OLDER, newest)
    newer.reach(entry)
    if (newest !== 0) newer.set(newest, 0, entry)
    strands.set(strand, NEWEST, entry)
    strands.add(strand, SIZE, 1)
    strands.add(strand, MENTIONS, name.mentions.length)
    count(strand, form, AS_NAME, 1)
    for (const alias of aliases) count(strand, alias, AS_ALIAS, 1)
    for (const title of titled) count(strand, title, AS_TITLE, 1)
    agenda.touch(strand)
  }

  /** Mostly an article calls somebody as the one before did: then both have one list. */
  const listOf = (
    aliases: readonly number[],
    titled: readonly number[],
    before: number
  ): number => {
    if (aliases.length + titled.length === 0) return 0
    const list = [aliases.length, titled.length, ...aliases, ...titled]
    if (before !== 0 && list.every((number, at) => lists.get(before + at, 0) === number))
      return before
    return state.list(list)
  }

  const leave = (entry: number): void => {
    const strand = entries.get(entry, STRAND)
    const [before, after] = [entries.get(entry, OLDER), newer.get(entry, 0)]
    if (before !== 0) newer.set(before, 0, after)
    if (after !== 0) entries.set(after, OLDER, before)
    else strands.set(strand, NEWEST, before)
    strands.add(strand, SIZE, -1)
    strands.add(strand, MENTIONS, -(details.get(entry, FACTS) >>> 2))
    count(strand, details.get(entry, FORM), AS_NAME, -1)
    const list = details.get(entry, LIST)
    if (list !== 0) {
      const [aliased, titled] = [lists.get(list, 0), lists.get(list + 1, 0)]
      for (let at = 0; at < aliased + titled; at++)
        count(strand, lists.get(list + 2 + at, 0), at < aliased ? AS_ALIAS : AS_TITLE, -1)
    }
    agenda.touch(strand)
  }

  const surnameOf = (entry: number): number =>
    signatures.get(strands.get(entries.get(entry, STRAND), SIGNATURE), SURNAME)

  /** Surnames of the article that is looked at. */
  const seen: number[] = []

  const isCrowded = (slot: number): boolean => {
    seen.length = 0
    let isMet = false
    eachSurname(slot, surname => {
      isMet ||= seen.includes(surname)
      seen.push(surname)
    })
    return isMet
  }

  const noteCrowd = (slot: number): void => {
    seen.length = 0
    eachSurname(slot, surname => {
      if (seen.includes(surname)) {
        const crowd = crowds.get(surname)
        if (crowd) crowd.add(slot)
        else crowds.set(surname, new Set([slot]))
      }
      seen.push(surname)
    })
  }

  const eachSurname = (slot: number, visit: (surname: number) => void): void => {
    const first = slots.get(slot, FIRST)
    const end = first + slots.get(slot, COUNT)
    for (let entry = first; entry < end; entry++) visit(surnameOf(entry))
  }

  return {
    *add(slot, { article, names, sentences }) {
      const beside = yield* besideEach(names, sentences)
      slots.reach(slot)
      const first = entries.size
      slots.set(slot, FIRST, first)
      slots.set(slot, COUNT, names.length)
      names.forEach((name, at) => {
        const entry = entries.push()
        details.reach(entry)
        enter(
          slot,
          entry,
          name,
          name.titles.map(title => cut(article, title))
        )
        details.set(entry, BESIDE, beside[at]!)
      })
      const isOdd = isCrowded(slot)
      slots.set(slot, MARK, (hashOf(article.id) & ~1) | Number(isOdd))
      if (isOdd) noteCrowd(slot)
    },
    remove: slot => {
      if (slot >= slots.size || slots.get(slot, COUNT) === 0) return
      const first = slots.get(slot, FIRST)
      const end = first + slots.get(slot, COUNT)
      // While the article is whole: whose an entry is hangs on the others.
      for (let entry = first; entry < end; entry++) {
        crowds.get(surnameOf(entry))?.delete(slot)
        placing.withdraw(entry)
      }
      for (let entry = first; entry < end; entry++) leave(entry)
      slots.set(slot, COUNT, 0)
    },
    crowded: surname => crowds.get(surname) ?? NOWHERE,
    *recall() {
      hashes.reserve(usages.size)
      for (let usage = 1; usage < usages.size; usage++) {
        hashes.add(usageHash(usage), usage, usageHash)
        if (usage % 8_000 === 0) yield
      }
      newer.reach(entries.size)
      for (let slot = 0; slot < slots.size; slot++) {
        // Only of articles that are still here: an entry that went goes on pointing at the one before it.
        const first = slots.get(slot, FIRST)
        const end = first + slots.get(slot, COUNT)
        for (let entry = first; entry < end; entry++) newer.set(entries.get(entry, OLDER), 0, entry)
        if (slots.get(slot, MARK) & 1) noteCrowd(slot)
        if (slot % 1_000 === 0) yield
      }
    }
  }
}

const NOWHERE: ReadonlySet<number> = new Set()

const hashOfUse = (strand: number, used: number): number =>
  mix(Math.imul(strand, 0x9e3779b1) ^ Math.imul(used, 0x85ebca77))

const genderNumber = (gender: Gender | null): number =>
  gender === 'f' ? WOMAN : gender === 'm' ? MAN : UNTOLD

export const genderOf = (number: number): Gender | null =>
  number === WOMAN ? 'f' : number === MAN ? 'm' : null
