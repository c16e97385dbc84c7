// How much of a text another one has, as scrapinghub's article-extraction-benchmark defines it: runs of four words. Knows texts alone.

/** Shares of all runs of both texts: in both, only in what was read, only in the truth. */
export interface Shared {
  readonly both: number
  readonly tooMuch: number
  readonly missing: number
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function shared(truth: string, read: string): Shared {
  const [wanted, got] = [runsOf(truth), runsOf(read)]
  let [both, tooMuch, missing] = [0, 0, 0]
  for (const run of new Set([...wanted.keys(), ...got.keys()])) {
    const [there, here] = [wanted.get(run) ?? 0, got.get(run) ?? 0]
    both += Math.min(there, here)
    tooMuch += Math.max(0, here - there)
    missing += Math.max(0, there - here)
  }
  // Longer texts weigh no more.
  const all = both + tooMuch + missing || 1
  return { both: both / all, tooMuch: tooMuch / all, missing: missing / all }
}

/** The means over all pages; F1 is of the means. */
export function scoreOf(pages: readonly Shared[]): Score {
  const precision = mean(
    pages
      .filter(({ both, tooMuch }) => both + tooMuch > 0)
      .map(({ both, tooMuch }) => both / (both + tooMuch))
  )
  const recall = mean(
    pages
      .filter(({ both, missing }) => both + missing > 0)
      .map(({ both, missing }) => both / (both + missing))
  )
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

const RUN = 4

/** A text of fewer words is one run. */
function runsOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - RUN + 1); at++) {
    const run = words.slice(at, at + RUN).join(' ')
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
