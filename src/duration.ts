// Times as people write them in settings: `30m`, `6h`, `90d`.

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds; NaN for what is written otherwise, and for no time at all. */
export function durationOf(written: string): number {
  const [, number = '', unit = ''] = /^(\d{1,5})\s*([mhd])$/i.exec(written.trim()) ?? []
  return Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN) || Number.NaN
}

/** As `durationOf` reads it back, in the largest unit of which it is so many: `90d`, for five digits are not minutes enough. */
export function writtenDuration(ms: number): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, each]) => ms % each === 0) ?? [
    'm',
    60_000
  ]
  return `${Math.round(ms / size)}${unit}`
}
