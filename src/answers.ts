// Answers that are made once for all who would get the same: an edition never changes, so what it says to a line once it says always.
import { postsOf } from './calendar.ts'
import type { Edition } from './edition/edition.ts'
import type { Recall } from './recall.ts'
import type { Reply } from './reply.ts'

/** A line that is asked of an edition. */
export interface Question {
  readonly edition: Edition
  /** The same for two questions only if nothing but their `Ground` can tell their answers apart. */
  readonly line: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly channel: string
}

/** To be told, while an answer is made, what it is made from besides the edition and the line. */
export interface Ground {
  /** The time: the answer is good for a minute, which is as fine as answers tell it. */
  minute(): void
  /** What was told at this channel: the answer is good for those that were told the same. To be awaited before that is read. */
  history(): Promise<void>
  /** Who asks, and where: the answer is for this asker alone. */
  asker(): void
}

export type Make = (ground: Ground) => Promise<Reply>

/** The answer, made now where none is kept that is the same. Rejects with what making it rejects with, and with `StoreError`. */
export type Answers = (question: Question, make: Make) => Promise<Reply>

/** What is kept of an answer. */
interface Made {
  /** Null where it is for its asker alone. */
  readonly answer: Flat | null
  /** In which minute it is good; null for always. */
  readonly minute: number | null
  /** For what was told before, as `Recall.mark`; null for whatever it was. */
  readonly history: string | null
  /** False where it is over with its making: nobody who comes later has it. */
  readonly lasts: boolean
}

/** What was made before, or the answer of one's own. */
type Obtained = { readonly made: Made } | { readonly own: Reply }

/** Keeps the answers that were given last, `most` of each edition, for as long as there is that edition; 0 keeps and shares none. */
export function openAnswers(recall: Recall, most: number): Answers {
  const byEdition = new WeakMap<Edition, Map<string, Promise<Made>>>()

  // What was told at a channel since it was last posted to, by a briefing and by what is none.
  const historyOf = async (channel: string): Promise<string> =>
    JSON.stringify([await recall.mark(channel), await recall.mark(postsOf(channel))])

  return async ({ edition, line, at, channel }, make) => {
    if (most === 0) return make(ALONE)
    const answers = byEdition.get(edition) ?? new Map<string, Promise<Made>>()
    byEdition.set(edition, answers)
    const minute = minuteOf(at)

    /** What is kept under this key and still good; else it is made, and `own` is the answer. */
    const obtain = async (key: string): Promise<Obtained> => {
      for (let kept = answers.get(key); kept !== undefined;) {
        // Of those that are kept, the one that is used stays.
        answers.delete(key)
        answers.set(key, kept)
        const made = await kept
        if (made.minute === null || made.minute === minute) return { made }
        const since = answers.get(key)
        // Unless somebody else makes it anew by now.
        kept = since === kept ? undefined : since
      }
      const { own, kept } = making(make, minute, () => historyOf(channel))
      answers.delete(key)
      answers.set(key, kept)
      const [oldest] = answers.keys()
      if (answers.size > most && oldest !== undefined) answers.delete(oldest)
      // Whoever comes next tries again.
      const forget = (): unknown => answers.get(key) === kept && answers.delete(key)
      kept.then(({ lasts }) => lasts || forget(), forget)
      return { own: await own }
    }

    const first = await obtain(line)
    if ('own' in first) return first.own
    if (first.made.answer === null) return make(ALONE)
    if (first.made.history === null) return replyOf(first.made.answer)
    const history = await historyOf(channel)
    if (first.made.history === history) return replyOf(first.made.answer)
    const other = await obtain(line + history)
    if ('own' in other) return other.own
    return other.made.answer === null ? make(ALONE) : replyOf(other.made.answer)
  }
}

/** For an answer that is not kept. */
export const ALONE: Ground = { minute() {}, async history() {}, asker() {} }

/** The answer for who asks, and what is kept of it for others. That rejects only where it fails for all alike. */
function making(
  make: Make,
  minute: number,
  historyOf: () => Promise<string>
): { readonly own: Promise<Reply>; readonly kept: Promise<Made> } {
  let isOfMinute = false
  let isOfAsker = false
  let history: string | null = null
  const own = make({
    minute: () => void (isOfMinute = true),
    history: async () => void (history ??= await historyOf()),
    asker: () => void (isOfAsker = true)
  })
  const keep = async (): Promise<Made> => {
    try {
      const answer = await own
      // What was told after the look at the mark may be in it, or may not.
      const lasts = history === null || history === (await historyOf())
      return {
        answer: isOfAsker || !lasts ? null : flat(answer),
        minute: isOfMinute ? minute : null,
        history,
        lasts
      }
    } catch (error) {
      if (isOfAsker || isOfMinute || history !== null) return NOBODYS
      throw error
    }
  }
  return { own, kept: keep() }
}

/** Whoever waited for it makes his own. */
const NOBODYS: Made = { answer: null, minute: null, history: null, lasts: false }

/** A reply as JSON: slices of articles would keep all of those in memory, and few are asked for again. */
type Flat = string
const flat = (answer: Reply): Flat => JSON.stringify(answer)
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a reply is plain data
const replyOf = (answer: Flat): Reply => JSON.parse(answer) as Reply

const minuteOf = (at: number): number => Math.floor(at / 60_000)
