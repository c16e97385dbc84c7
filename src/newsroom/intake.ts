// One read of one source: enters what it changes. Knows no other source but through the register, and not where articles come from.
import type { Bounds } from './bounds.ts'
import type { Breathe } from '../breathe.ts'
import { SourceError } from '../errors.ts'
import { type Fingerprint, fingerprintOf, placeNumber, wordsNumber } from './fingerprint.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import { Problems } from './problems.ts'
import { LostReader } from './readers/readers.ts'
import { type Register, type Row, standing } from './register.ts'
import { freeId } from './qualify.ts'
import type { Delivery, Source } from '../source.ts'

export interface IntakeTools {
  readonly register: Register
  readonly bounds: Pick<Bounds, 'admits'>
  /** The number of this read, from 1: it may take several turns of the paper. */
  readonly run: number
  /** Aborted when the read is. */
  readonly signal: AbortSignal
  readonly breathe: Breathe
  /** How a source is called where others see it. */
  readonly shown: string
  /** Whether an article as old as that still stays, for this source. */
  readonly stays: (instant: number) => boolean
  /** Reads an article and gives it to the press under its id, instead of the one that has that id there. */
  readonly read: (article: Article) => Promise<void>
  /** What stands in one place or under one id may have to change. */
  readonly touch: (row: Row) => void
  readonly log?: Pick<Log, 'error'> | undefined
}

export interface Taken {
  /** As the source alone has it: what it shares with others is for `qualify`. */
  readonly delivery: Delivery
  /** Rows that are gone from it, still entered. */
  readonly gone: readonly Row[]
}

/** How a read of a source ended. */
export interface Ended {
  /** Why nothing could be read at all. */
  readonly failed: string | null
  readonly tookMs: number
}

/** What one paper takes in of one read of a source. */
export interface Intake {
  take(article: Article): void
  readonly problem: (error: SourceError) => void
  /** Resolves when what was taken is read. Never rejects. */
  settled(): Promise<void>
  /** When all is settled. Rejects only when the signal is aborted. */
  end(ended: Ended): Promise<Taken>
}

/**
 * Opens for one read of the source of this number. What is the same in every field is not analysed again. A complete source loses
 * what it did not deliver, except what it had a problem with: a file that cannot be read today was an article yesterday. One
 * that failed loses nothing, and what came before that counts. An article that cannot be analysed leaves what was known of it.
 */
export function openIntake(
  source: Pick<Source, 'address' | 'complete' | 'originOf'>,
  number: number,
  tools: IntakeTools
): Intake {
  const { register, run, signal } = tools
  const problems = new Problems()
  const before = register.countOf(number) - agedOf(register, number)
  const tally = { added: 0, updated: 0, removed: 0 }
  const underWay = new Set<Promise<void>>()

  const readLater = (article: Article, row: Row, known: boolean, done: () => void) => {
    const under = readNow(article, row, known, done).finally(() => underWay.delete(under))
    underWay.add(under)
  }

  const readNow = async (article: Article, row: Row, known: boolean, done: () => void) => {
    const id = register.shownAs(row)
    try {
      await tools.read(id === article.id ? article : { ...article, id })
      done()
    } catch (error) {
      if (signal.aborted) return
      // A fault of ours that one article brings to light must not cost the others.
      tools.log?.error(
        { err: error, article: article.id },
        'newsroom: an article broke the analysis'
      )
      const why = error instanceof LostReader ? error.message : 'the log tells why'
      problems.add(new SourceError(article.id, `could not be analysed: ${why}`))
      if (known) return
      tools.touch(row)
      register.strike(row)
    }
  }

  const take = (article: Article) => {
    const { id } = article
    const known = register.find(number, id)
    if (known !== undefined && register.wasSeen(known, run)) {
      const place = `ids of ${tools.shown}`
      problems.add(new SourceError(place, `"${id}" comes twice: the first article is kept`))
      return
    }
    const words = source.complete ? 0 : wordsNumber(article)
    const fingerprint = fingerprintOf(article)
    const dated = datedOf(article)
    if (known === undefined) {
      const entry = { source: number, id, fingerprint, words, instant: dated ?? Date.now() }
      enter(article, { ...entry, ...placeOf(article, words) })
      return
    }
    // What nobody dates is as old as when it came.
    const instant = dated ?? register.instantOf(known)
    if (words !== register.wordsOf(known)) leaveBehind(known)
    again(article, known, fingerprint, { words, instant, ...placeOf(article, words, known) })
  }

  /**
   * Where an article counts: where it was read, or where the same words of the same site stand already. One that stands for others
   * takes them along when its words change: it is the later version of what they say.
   */
  const placeOf = (article: Article, words: number, row?: Row): Placed => {
    if (row !== undefined && register.borrows(row) && register.isShown(row))
      return { place: register.placeOf(row), borrowed: true }
    const origin = source.originOf?.(article) ?? null
    const own = origin === null ? 0 : placeNumber(origin)
    const meets = (other: Row) => other !== row && !register.borrows(other)
    if (register.inPlace(own).some(meets)) return { place: own, borrowed: false }
    const twin = register.withWords(words).find(other => other !== row)
    const place = twin === undefined ? 0 : register.placeOf(twin)
    return place === 0 || place === own
      ? { place: own, borrowed: false }
      : { place, borrowed: true }
  }

  /** An article behind another that stands in its place for the words that it no longer has: the other goes elsewhere. */
  const leaveBehind = (row: Row) => {
    if (register.standingOf(row) !== standing.doubled || register.borrows(row)) return
    for (const other of register.inPlace(register.placeOf(row)).filter(register.borrows)) {
      tools.touch(other)
      register.move(other, placeNumber(`words ${register.wordsOf(other)}`), true)
      tools.touch(other)
    }
  }

  const enter = (article: Article, entry: Parameters<Register['enter']>[0] & Placed) => {
    const { register: all, bounds } = tools
    const row = all.enter(entry)
    all.move(row, entry.place, entry.borrowed)
    all.see(row, run)
    tools.touch(row)
    if (isThere(row, entry.fingerprint)) all.stand(row, standing.doubled)
    else if (!tools.stays(entry.instant)) {
      all.stand(row, standing.aged)
      return
    } else if (!bounds.admits(entry.instant)) all.stand(row, standing.retired)
    else {
      readUnderFreeId(article, row, () => (tally.added += 1))
      return
    }
    tally.added += 1
  }

  /** Whether another source has brought it from the same place; what that has may be older than what this one has. */
  const isThere = (row: Row, fingerprint: Fingerprint): boolean => {
    const others = register.inPlace(register.placeOf(row)).filter(other => other !== row)
    const bearer = others.find(register.isShown)
    if (bearer === undefined) return others.length > 0
    return register.sourceOf(bearer) <= number || register.isSame(bearer, fingerprint)
  }

  const readUnderFreeId = (article: Article, row: Row, done: () => void) => {
    const id = freeId(register, row, tools.shown)
    register.stand(row, id === article.id ? standing.own : standing.longer, id)
    readLater(article, row, false, done)
  }

  const again = (
    article: Article,
    row: Row,
    fingerprint: Fingerprint,
    {
      place,
      borrowed,
      instant,
      words
    }: Placed & { readonly instant: number; readonly words: number }
  ) => {
    register.see(row, run)
    if (register.placeOf(row) !== place || register.borrows(row) !== borrowed) {
      tools.touch(row)
      register.move(row, place, borrowed)
      tools.touch(row)
    }
    const where = register.standingOf(row)
    const left = where === standing.doubled && !isThere(row, fingerprint)
    if (register.isSame(row, fingerprint) && !left) return
    if (register.isShown(row)) {
      readLater(article, row, true, () => {
        register.describe(row, fingerprint, instant, words)
        tally.updated += 1
      })
      return
    }
    register.describe(row, fingerprint, instant, words)
    const old = where === standing.retired || where === standing.aged
    const returns = old && tools.stays(instant) && tools.bounds.admits(instant)
    if (left || returns) readUnderFreeId(article, row, () => (tally.updated += 1))
    else if (where !== standing.aged) tally.updated += 1
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  const end = async ({ failed, tookMs }: Ended): Promise<Taken> => {
    signal.throwIfAborted()
    const gone: Row[] = []
    if (failed === null && source.complete) {
      for (const [id, row] of register.rowsOf(number)) {
        if (!register.wasSeen(row, run) && !problems.concern(id)) gone.push(row)
        if (row % 1000 === 0) await tools.breathe()
      }
    }
    return {
      gone,
      delivery: {
        address: source.address,
        at: Date.now(),
        tookMs,
        articles: register.countOf(number) - gone.length - agedOf(register, number),
        ...tally,
        unchanged: before - gone.length - tally.updated,
        removed: gone.length,
        aged: agedOf(register, number),
        problems: problems.lines(),
        failed
      }
    }
  }

  return { take, problem: problems.add, settled, end }
}

function agedOf(register: Register, number: number): number {
  let aged = 0
  for (const row of register.oddOf(number))
    aged += Number(register.standingOf(row) === standing.aged)
  return aged
}

/** Where an article counts, and whether only for its words. */
interface Placed {
  readonly place: number
  readonly borrowed: boolean
}

/** When it was published; null where nobody says so. */
function datedOf({ publishedAt }: Article): number | null {
  const instant = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  return Number.isNaN(instant) ? null : instant
}
