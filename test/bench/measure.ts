// Measuring and saying it: rounds, quantiles, and one table for people to read.

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

/** A mark that the project has set itself. */
export interface Mark {
  readonly wants: string
  readonly met: boolean
}

export const atLeast = (value: number, least: number, unit: string): Mark => ({
  wants: `≥ ${least} ${unit}`,
  met: value >= least
})

export const atMost = (value: number, most: number, unit: string): Mark => ({
  wants: `≤ ${most} ${unit}`,
  met: value <= most
})

/** One line of the table: what, the figure, and the mark with `ok` or `short` where there is one. */
export function say(what: string, figure: string, mark?: Mark): void {
  const verdict =
    mark === undefined ? '' : `  ${mark.wants.padEnd(12)} ${mark.met ? 'ok' : 'short'}`
  const line = `  ${what.padEnd(32)} ${figure.padEnd(52)}${verdict}`
  process.stdout.write(`${line.trimEnd()}\n`)
}

export const section = (title: string): void => void process.stdout.write(`\n${title}\n`)

/** Three significant digits, thousands set apart. */
export const figure = (value: number): string =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: value >= 1000 ? 4 : 3 })

export const megabytes = (bytes: number): string => `${figure(bytes / 1e6)} MB`
