import { describe, expect, it } from 'vitest'
import { pastDateline } from '../../src/kit/dateline.ts'
import { sentenceRuns } from '../../src/kit/shown.ts'
import { plain } from '../../src/reply.ts'
import { paper } from '../commands/paper.ts'

const past = (text: string): string =>
  text.slice(pastDateline({ text }, { start: 0, end: text.length }))

describe('pastDateline', () => {
  it.each([
    'PORT ALDER (NWA) — Ferries sail again.',
    'PORT ALDER, Halvern (NWA) – Ferries sail again.',
    'PORT ALDER, Nov. 9 (Northern Wire) -- Ferries sail again.',
    'PORT ALDER, N.H. - Ferries sail again.',
    'LITTLE LANTERN — Ferries sail again.'
  ])('leaves out the dateline of %s', text => {
    expect(past(text)).toBe('Ferries sail again.')
  })

  it.each([
    'Port Alder — the whole of it — was dark.',
    'NATO — an alliance — met in Port Alder.',
    'FERRIES SAIL AGAIN',
    'The NWA — Northern Wire — said so.',
    'UN – led talks began.',
    'PORT ALDER-Ferries sail again.'
  ])('leaves %s as it is', text => {
    expect(past(text)).toBe(text)
  })

  it('is only where a line begins', () => {
    const text = 'It rained. PORT ALDER — Ferries sail again.'
    expect(pastDateline({ text }, { start: 11, end: text.length })).toBe(11)
  })
})

describe('a sentence that is shown', () => {
  it('keeps the dateline where its words were asked for', () => {
    const text = 'SKELL POINT (NWA) — Ferries sail again.'
    const article = { ...paper[0]!, text }
    const sentence = {
      article: article.id,
      index: 0,
      start: 0,
      end: text.length,
      kind: 'body',
      paragraph: 0
    } as const
    expect(plain(sentenceRuns(article, sentence))).toBe('Ferries sail again.')
    const place = { article: article.id, start: 0, end: 11 }
    expect(plain(sentenceRuns(article, sentence, [place]))).toBe(text)
    expect(sentenceRuns(article, sentence)[0]?.at?.start).toBe(20)
  })
})
