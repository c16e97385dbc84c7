// What passes between the thread that listens and the one that answers. Plain data all of it.
import type { DebtsAt } from '../debts.ts'
import type { Owner } from '../owed.ts'

/** What a request is answered with. */
export interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * What became of an answer. `taken`: it went out. `promised`: the thread had acknowledged the request before, with the promise of an
 * answer. `gone`: nobody hears it any more.
 */
export type Fate = 'taken' | 'promised' | 'gone'

/** What the thread is given at its start. */
export interface Given {
  readonly host: string
  readonly port: number
  /** Milliseconds for which somebody waits, and the other thread gives no sign of life, until an answer is promised. */
  readonly patience: number
  /** Signs of life of the other thread, counted; it gives some for as long as somebody waits. */
  readonly signs: Int32Array<SharedArrayBuffer>
  /** Milliseconds that are waited for answers when it closes. */
  readonly closes: number
  /** Null where nothing that is written down would outlive the process. */
  readonly debts: { readonly at: DebtsAt; readonly owner: Owner } | null
  /** For the receiver of the service. */
  readonly service: unknown
}

/** To the thread. `id`: of the request. */
export type Order =
  | { readonly kind: 'answer'; readonly id: number; readonly answered: Answered }
  | { readonly kind: 'close' }

/** From the thread. */
export type Report =
  | { readonly kind: 'open'; readonly port: number }
  /** `code`: of the system, where it refuses the address; else null. */
  | { readonly kind: 'refused'; readonly code: string | null; readonly reason: string }
  /** `text`: JSON. */
  | { readonly kind: 'told'; readonly id: number; readonly text: string }
  /** `debt`: what was written down for it, if anything was. */
  | {
      readonly kind: 'fared'
      readonly id: number
      readonly fate: Fate
      readonly debt: string | null
    }
  | { readonly kind: 'warned'; readonly reason: string }
