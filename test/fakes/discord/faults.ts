// What goes wrong on demand: the next request that matches is answered with a status, lost before or after it has worked, or slow.

export type Fault = {
  readonly method?: string
  readonly path: RegExp
  /** How many requests; default one. */
  times?: number
} & (
  | {
      readonly does: 'status'
      readonly status: number
      readonly body?: object
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The line breaks, and nothing has happened. */
  | { readonly does: 'lost before' }
  /** The line breaks, and it has happened. */
  | { readonly does: 'lost after' }
  /** The same, but whoever asked does not hear of it: the line stays open. */
  | { readonly does: 'held before' }
  | { readonly does: 'held after' }
  | { readonly does: 'slow'; readonly milliseconds: number }
)

/** Takes the fault for this request from the list; null where it goes well. */
export function faultFor(faults: Fault[], method: string, path: string): Fault | null {
  const at = faults.findIndex(each => (each.method ?? method) === method && each.path.test(path))
  const fault = faults[at]
  if (fault === undefined) return null
  fault.times = (fault.times ?? 1) - 1
  if (fault.times < 1) faults.splice(at, 1)
  return fault
}
