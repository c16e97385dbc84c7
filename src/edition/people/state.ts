// All that is known of names and people, as tables of numbers. Knows what the columns are, not how they come about.
import { Table } from './columns/table.ts'
import { Texts } from './columns/texts.ts'

/*
 * article ──< entry >── strand >── person          an entry is one name of one article
 *               │ │        │  │                    a strand: entries that nothing tells apart, the same parts of a
 *               │ │        │  └──< usage >── form  name and the same gender told. All entries of a strand of full
 *               │ └ form   └ signature             names are one person's, whatever else is decided; those of
 *               └ list of aliases and titles       surnames or given names alone (bare) are placed one by one.
 * A usage counts how often articles use a form, or print a title, for a strand.
 */

/** A row for each slot. */
export const FIRST = 0
export const COUNT = 1
/**
 * A number made of the article's id, which parts two people whom nothing else does. Odd where several of its names have one
 * surname.
 */
export const MARK = 2

/** A row for each entry, those of an article side by side. Entry 0 is none. */
export const SLOT = 0
export const STRAND = 1
/** The entry before it in its strand; 0 at the end. */
export const OLDER = 2
/** Of a bare entry: twice the number of its person, and one more where no bearer of the surname took it. */
export const PLACED = 3

/** What is seldom asked of an entry, a row for each: walks through thousands of articles pass by it. */
export const FORM = 0
/** Mentions times four, and the gender told. */
export const FACTS = 1
/** Where its aliases and titles start in `lists`; 0 for none. */
export const LIST = 2
/** Entries of the same article that a body sentence names beside this one: a bit each, by position modulo 32. */
export const BESIDE = 3

/** A row for each strand. Strand 0 is none. */
export const SIGNATURE = 0
export const GENDER = 1
export const NEWEST = 2
/** Entries. */
export const SIZE = 3
export const MENTIONS = 4
/** The next strand of the same person. */
export const SIBLING = 5
export const USAGES = 6
/** The first of `nicknames` whose usage is of this strand. */
export const NICKNAMES = 7

/** A row for each usage: `USED` is four times the number of the form or title, and the kind. */
export const OF = 0
export const USED = 1
export const TIMES = 2
/** The next usage of the strand; of the form or title. */
export const NEXT_OF_STRAND = 3
export const NEXT_OF_TEXT = 4

export const AS_NAME = 0
export const AS_ALIAS = 1
export const AS_TITLE = 2

/** A row for each person. Person 0 is nobody; one in no article has been given up. */
export const STRANDS = 0
/** Articles that name the person in full. */
export const IN_FULL = 1
export const ARTICLES = 2
export const MENTIONED = 3
/** The form to show. */
export const SHOWN = 4
export const SLUG = 5
/** Four times the place among those who share the slug, from 1; and the gender. */
export const PLACE = 6
export const NEXT_OF_SLUG = 7
/** The first holding. */
export const BARE = 8

/** A row for each holding: so many entries of a bare strand are placed with a person. */
export const HELD_BY = 0
export const HELD_OF = 1
export const HELD = 2
export const NEXT_OF_PERSON = 3

/** A row for each form: its signature, once it is the name of somebody; its first usage. */
export const PARTED = 0
export const FORM_USAGES = 1
/** Of one folded word: twice its number. Else twice where the list of its words starts in `lists`, and one more. */
export const WORDS = 2
/** The first usage of a title. */
export const TITLE_USAGES = 0

/** A row for each signature. Its strands by gender follow `STRAND_OF`. */
export const SURNAME = 0
export const SUFFIX = 1
/** 0 for a bare one; an only given name: twice its key and one more; else twice where their list starts. */
export const GIVEN = 2
export const NEXT_OF_SURNAME = 3
export const NEXT_OF_GIVEN = 4
export const STRAND_OF = 5

/**
 * A row for each folded word. Some are keys of names: those that are full or bare with this surname, that have it as first
 * given name, and nicknames that are it alone.
 */
export const FULL_HEAD = 0
export const BARE_HEAD = 1
export const GIVEN_HEAD = 2
export const NICKNAMED = 3
/** Some are words of forms: the first posting of those that are it alone, and of the others; how many there are. */
export const ALONE_HEAD = 10
export const WORD_HEAD = 4
export const BORNE = 5
/** The word that is its sound, the first word that sounds like this one, and the next with the same sound. */
export const SOUND = 6
export const SOUND_HEAD = 7
export const NEXT_OF_SOUND = 8
/** The next word with the same first three letters. */
export const NEXT_OF_START = 9

/** What a word looks like: a bit for each letter; the first letter times 256, and the length up to 255. */
export const LETTERS = 0
export const LETTER = 1

/** A row for each nickname: the usage, its key, the next of the key and of the strand. */
export const NICKNAME = 0
export const NICKNAME_KEY = 1
export const NEXT_OF_KEY = 2
export const NEXT_NICKNAME = 3

/** Genders as numbers. */
export const UNTOLD = 0
export const WOMAN = 1
export const MAN = 2

const table = (width: number, known: Table | undefined): Table => {
  const made = known?.print() ?? new Table(width)
  // Number 0 is none.
  made.reach(0)
  return made
}

const texts = (fields: number, known: Texts | undefined): Texts =>
  known?.print() ?? new Texts(fields)

export class State {
  readonly slots: Table
  readonly entries: Table
  readonly details: Table
  readonly strands: Table
  /**
   * By strand. Of full names: whose they are. Of bare ones: the person that those are whom nobody took; 0 while there are
   * none. In a table of its own, which is small enough to be looked into for every name of thousands of articles.
   */
  readonly owners: Table
  readonly usages: Table
  readonly people: Table
  readonly holdings: Table
  /** Numbers of any length one after the other; each list starts with what its owner says. */
  readonly lists: Table
  /** Form and next posting, of the words of forms. */
  readonly postings: Table
  readonly nicknames: Table
  readonly forms: Texts
  readonly titles: Texts
  /** Folded words of titles, with the first posting: title and next. */
  readonly titleWords: Texts
  readonly titlePostings: Table
  readonly signatures: Texts
  readonly words: Texts
  /** A row for each word, apart from the others: all are looked at for one that is typed with an error. */
  readonly shapes: Table
  /** The first three letters of words of forms, with the first word. */
  readonly starts: Texts
  readonly slugs: Texts

  constructor(from?: State) {
    this.slots = from?.slots.print() ?? new Table(3)
    this.entries = table(4, from?.entries)
    this.details = table(4, from?.details)
    this.strands = table(8, from?.strands)
    this.owners = table(1, from?.owners)
    this.usages = table(5, from?.usages)
    this.people = table(9, from?.people)
    this.holdings = table(4, from?.holdings)
    this.lists = table(1, from?.lists)
    this.postings = table(2, from?.postings)
    this.nicknames = table(4, from?.nicknames)
    this.forms = texts(3, from?.forms)
    this.titles = texts(1, from?.titles)
    this.titleWords = texts(1, from?.titleWords)
    this.titlePostings = table(2, from?.titlePostings)
    this.signatures = texts(8, from?.signatures)
    this.words = texts(11, from?.words)
    this.shapes = table(2, from?.shapes)
    this.starts = texts(1, from?.starts)
    this.slugs = texts(1, from?.slugs)
  }

  /** As it is now, for good. */
  print(): State {
    return new State(this)
  }

  /** Puts numbers side by side into `lists` and gives where they start. */
  list(numbers: readonly number[]): number {
    const start = this.lists.size
    for (const number of numbers) this.lists.set(this.lists.push(), 0, number)
    return start
  }
}
