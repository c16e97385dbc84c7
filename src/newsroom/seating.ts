// Which sources a paper has, by the numbers under which their articles are entered. Knows no articles.
import type { Seat } from './qualify.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery, Source } from '../source.ts'

/** A source as a paper has it. */
export interface Seated extends Seat {
  /** Of its entry: everyone's source and one of a place may have the same address. */
  readonly key: string
  readonly source: Pick<Source, 'address' | 'complete' | 'originOf'>
  /** Milliseconds that its articles stay. */
  readonly keep: number
}

export class Seating {
  /** By number; null where a source has gone. */
  readonly #seats: (Seated | null)[] = []
  readonly #numbers = new Map<string, number>()
  readonly #leaving = new Set<number>()

  /** By number; null where a source has gone. */
  get seats(): readonly (Seated | null)[] {
    return this.#seats
  }

  /** Sources that go when the next turn ends. */
  get leaving(): ReadonlySet<number> {
    return this.#leaving
  }

  /** By number; empty where a source has gone. A paper may be kept by them: it has each of them once. */
  get addresses(): string[] {
    return this.#seats.map(seat => seat?.address ?? '')
  }

  numberOf = (address: string): number | undefined => this.#numbers.get(address)

  add(one: Seated): void {
    this.#numbers.set(one.address, this.#seats.push(one) - 1)
  }

  /** Its address may be given to another at once; its number is kept until it has left. */
  letGo(address: string): void {
    const number = this.#numbers.get(address)
    if (number === undefined) return
    this.#numbers.delete(address)
    this.#leaving.add(number)
  }

  /** Those that were let go have left. */
  clear(): void {
    for (const number of this.#leaving) this.#seats[number] = null
    this.#leaving.clear()
  }

  /** What is older than that does not stay, for the source of this number: epoch milliseconds. */
  since = (number: number): number => Date.now() - (this.#seats[number]?.keep ?? Infinity)

  stays = (number: number, instant: number): boolean => instant >= this.since(number)

  /** Problems are shown to everybody who asks; addresses may hold what is nobody's business. */
  discreet(delivery: Delivery): Delivery {
    const secret = this.#seats.flatMap(seat =>
      seat !== null && seat.address === delivery.address && seat.shown !== seat.address
        ? seat.address
        : []
    )
    if (secret.length === 0) return delivery
    const hide = (line: string) => withoutSecrets(line, secret)
    const { problems, failed } = delivery
    return { ...delivery, problems: problems.map(hide), failed: failed && hide(failed) }
  }
}
