// What a number counts, from the words after it. Knows English plurals, no sentence.
import { functionWords } from '../functionwords.ts'
import type { Token } from './tokens.ts'

/** Words that may stand between a number and its noun. */
const MOST_BETWEEN = 2

/**
 * `households`, `per cent`, `supply ships` (of `ship`), `of the houses`; undefined where no plural follows in the same
 * breath: `8,112 saw the match`.
 */
export const unitOf = (
  tokens: readonly Token[],
  from: number
): { readonly of: string; readonly to: number } | undefined => {
  const [first, second] = [tokens[from], tokens[from + 1]]
  if (first === undefined || first.isApart) return undefined
  if (first.form === '%' || first.form === 'percent') return { of: 'per cent', to: from }
  if (first.form === 'per' && second?.form === 'cent') return { of: 'per cent', to: from + 1 }
  // `3 1/2 year war`: the hyphen is forgotten.
  if (SPANS.has(first.form)) return { of: first.form, to: from }
  const isOf =
    first.form === 'of' &&
    second !== undefined &&
    /^(?:the|its|their|his|her|our|these|those)$/.test(second.form)
  const start = isOf ? from + 2 : from
  for (let at = start; at <= start + MOST_BETWEEN; at++) {
    const token = tokens[at]
    if (token === undefined || token.isApart || !/^\p{Ll}/u.test(token.text)) return undefined
    if (functionWords.has(token.form)) return undefined
    if (isPlural(token.form)) return { of: singularOf(token.form), to: at }
  }
  return undefined
}

const SPANS = new Set(['year', 'day', 'month', 'week', 'hour', 'minute', 'mile', 'point'])

const isPlural = (form: string): boolean => IRREGULAR.has(form) || /[^siu]s$/.test(form)

export const singularOf = (form: string): string =>
  IRREGULAR.get(form) ??
  (/[^siu]s$/.test(form)
    ? form
        .replace(/ies$/, 'y')
        .replace(/(ch|sh|x|ss)es$/, '$1')
        .replace(/s$/, '')
    : form)

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['persons', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['lives', 'life'],
  ['wives', 'wife'],
  ['knives', 'knife'],
  ['buses', 'bus'],
  ['crises', 'crisis']
])
