// What tells whether an article is still the one that was read: a digest of all that its source said of it.
import { hash } from 'node:crypto'
import type { Article } from '../news.ts'

/** 128 bits of a digest, as four words. */
export type Fingerprint = Uint32Array

/**
 * The same for two articles when everything but their id and source is: those two say where an article is kept, not what
 * it is. 128 bits of SHA-256, so that among a million articles two different ones never meet.
 */
export function fingerprintOf(article: Article): Fingerprint {
  const said = FIELDS.map(field => {
    const value = article[field]
    // With its length, so that no field can pass for the end of another.
    return value === null ? '-' : `${value.length}:${value}`
  })
  return wordsOf(said.join('')).subarray(0, 4)
}

/** A place as a number: 53 bits of a digest, never 0. Two places meet once in twenty thousand million-article newsrooms. */
export function placeNumber(place: string): number {
  const [high = 0, low = 0] = wordsOf(place)
  return (high & 0x1fffff) * 2 ** 32 + low || 1
}

/**
 * The words of an article and the site that it is on as a number, so that one text under two addresses is met again: letters and
 * digits count, marks, case and spacing do not. 0 where they tell nothing: a text of a few words is the same by chance, and without a
 * site nobody knows whether another outlet prints it, which is a copy and another article.
 */
export function wordsNumber({ text, url }: Article): number {
  if (url === null || text.length < LEAST_TOLD || !URL.canParse(url)) return 0
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const site = new URL(url).host.replace(/^(?:www|m|amp|mobile)\./, '')
  return placeNumber(`${site}\n${words.join(' ')}`)
}

const LEAST_TOLD = 200

const FIELDS = [
  'headline',
  'outlet',
  'byline',
  'publishedAt',
  'url',
  'lang',
  'text'
] as const satisfies readonly (keyof Article)[]

function wordsOf(text: string): Uint32Array {
  const digest = hash('sha256', text, 'buffer')
  return Uint32Array.from({ length: 8 }, (_, at) => digest.readUInt32LE(at * 4))
}
