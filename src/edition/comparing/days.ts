// Days as a text prints them, with a month and a number: `3 March`, `August 18`. Knows words, no calendar of any year.
import type { Token } from './tokens.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/

/** The day that begins with this token, as `month * 100 + day`, and its last token; its year is left out of both. */
export const dayAt = (
  tokens: readonly Token[],
  at: number
): { readonly value: number; readonly to: number } | undefined => {
  const [one, other] = [tokens[at], tokens[at + 1]]
  if (one === undefined || other === undefined || other.isApart) return undefined
  // Most words are no number: that is soonest told.
  const date = dateOf(other)
  const month = date > 0 ? monthOf(one) : 0
  if (month > 0) return { value: 100 * month + date, to: at + 1 }
  const first = dateOf(one)
  const last = first > 0 ? monthOf(other) : 0
  return last > 0 ? { value: 100 * last + first, to: at + 1 } : undefined
}

/** With its capital: `may` is a verb. */
const monthOf = ({ text, form }: Token): number =>
  /^\p{Lu}/u.test(text) && MONTH.test(form) ? MONTHS.indexOf(form.slice(0, 3)) + 1 : 0

const dateOf = ({ form }: Token): number => {
  const date = form.length <= 2 && /^\d+$/.test(form) ? Number(form) : 0
  return date <= 31 ? date : 0
}

/** How many days lie between two of one year, February as long as in leap years. */
export const daysBetween = (a: number, b: number): number => Math.abs(ordinalOf(a) - ordinalOf(b))

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const ordinalOf = (value: number): number =>
  LENGTHS.slice(0, Math.floor(value / 100) - 1).reduce((sum, days) => sum + days, value % 100)
