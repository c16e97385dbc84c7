// Measuring: time, quantiles, pauses, memory, and a row of the table that comes of it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** One line of the table. Figures are told as they shall be read. */
export interface Row {
  readonly what: string
  readonly ours: string
  /** What people would use instead, measured in the same run. */
  readonly peer?: string
  /** How many times better ours is. */
  readonly ratio?: number
  readonly mark?: Mark
}

/** A mark that the project has set itself. */
export interface Mark {
  readonly wants: string
  readonly met: boolean
}

/** What one measurement brings: rows as they come, and figures by name for those who compare several. */
export interface Report {
  readonly row: (row: Row) => void
  readonly figure: (name: string, value: number) => void
}

/** What is measured, and on how much. */
export interface Plan {
  readonly articles: number
  readonly seed: number
  /** Of each command. */
  readonly asks: number
  readonly rounds: number
  /** The articles as JSON lines, where the measurement reads them. */
  readonly file: string
  /** A folder of its own for whatever it writes. */
  readonly folder: string
}

/** A file in `sections/` exports this by default. It runs in a process of its own. */
export type Section = (plan: Plan, report: Report) => void | Promise<void>

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** The value below which `share` of the values lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const atLeast = (value: number, least: number, unit: string): Mark => ({
  wants: `≥ ${figure(least)} ${unit}`,
  met: value >= least
})

export const atMost = (value: number, most: number, unit: string): Mark => ({
  wants: `≤ ${figure(most)} ${unit}`,
  met: value <= most
})

/** Three significant digits, thousands set apart. */
export const figure = (value: number): string =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: value >= 1000 ? 4 : 3 })

export const ms = (value: number): string => `${figure(value)} ms`
export const megabytes = (bytes: number): string => `${figure(bytes / 1e6)} MB`

/** The longest that the event loop was held, and the 99th percentile, in milliseconds. */
export interface Pauses {
  readonly longest: number
  readonly p99: number
}

/**
 * How long the event loop was held meanwhile, in milliseconds, from a histogram of Node's with a resolution of 1 ms: what a
 * timer of that length came late by.
 */
export async function pausesOf<Done>(
  work: () => Promise<Done>
): Promise<Pauses & { readonly done: Done }> {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  // What went before is not its doing.
  await sleep(5)
  histogram.enable()
  const done = await work()
  await sleep(5)
  histogram.disable()
  return { done, longest: histogram.max / 1e6, p99: histogram.percentile(99) / 1e6 }
}

/** In bytes, after a collection, so that garbage does not count. The process runs with `--expose-gc`. */
export function memory(): { readonly resident: number; readonly used: number } {
  for (let round = 0; round < 3; round++) globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { resident: rss, used: heapUsed + external }
}
