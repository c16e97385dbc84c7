import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FIRST_MARK, LINES, MADE_FLAGS } from '../../../src/analysis/lexicon/coding.ts'
import * as is from '../../../src/analysis/lexicon/flags.ts'
import {
  flagsOf,
  has,
  hashOf,
  look,
  phraseFlags,
  phraseNext,
  word
} from '../../../src/analysis/lexicon/lexicon.ts'
import { sameGivenName } from '../../../src/analysis/people/nicknames.ts'
import { tokenize } from '../../../src/analysis/text/tokens.ts'

const phrase = (words: string): number =>
  words.split(' ').reduce((joined, one) => phraseNext(joined, hashOf(one)), 0)

describe('lexicon', () => {
  it.each([
    ['Volodymyr', is.GIVEN_M],
    ['Olena', is.GIVEN_F],
    ['Mahmoud', is.GIVEN_M],
    ['Giorgia', is.GIVEN_F],
    ['Narendra', is.GIVEN_M],
    ['Ngozi', is.GIVEN_F],
    ['Jinping', is.GIVEN_M],
    ['François', is.GIVEN_M],
    ['Nguyen', is.SURNAME],
    ['Pope', is.SURNAME | is.TITLE],
    ['Mrs', is.TITLE | is.FEMALE | is.ABBREVIATION],
    ['spokeswoman', is.ROLE | is.FEMALE],
    ['widower', is.KIN | is.MALE],
    ['Ministry', is.ORGANISATION],
    ['Reykjavík', is.PLACE],
    ['Ukrainian', is.DEMONYM],
    ['firefighters', is.COMMON],
    ['von', is.PARTICLE],
    ['whispered', is.SPEECH]
  ])('knows %s', (form, flags) => {
    expect(flagsOf(look(form)) & flags).toBe(flags)
  })

  it('knows a word whatever its case and accents, and no part of one', () => {
    expect(look('ANDRÉS')).toBe(look('andres'))
    expect(look('andre')).not.toBe(look('andres'))
    expect(look('')).toBe(0)
    expect(look('xqzv')).toBe(0)
  })

  it('knows places and organisations of several words', () => {
    expect(phraseFlags(phrase('new york')) & is.PLACE).not.toBe(0)
    expect(phraseFlags(phrase('Capitol Hill')) & is.PLACE).not.toBe(0)
    expect(phraseFlags(phrase('supreme court')) & is.ORGANISATION).not.toBe(0)
    expect(phraseFlags(phrase('anna vero'))).toBe(0)
  })

  it('does not hold a common word for a given name alone', () => {
    expect(has('the', is.GIVEN)).toBe(false)
    expect(has('Hope', is.COMMON)).toBe(true)
  })

  it('hands tokens the same numbers', () => {
    const tokens = tokenize('Orla said p.m.')
    expect(Array.from(tokens.word.subarray(0, 3))).toEqual([
      look('orla'),
      word('said'),
      word('p.m.')
    ])
    expect(Array.from(tokens.hash.subarray(0, 2))).toEqual([hashOf('Orla'), hashOf('said')])
  })

  it('finds every word of words.txt with the flags that stand before it', () => {
    const file = readFileSync(
      new URL('../../../src/analysis/lexicon/words.txt', import.meta.url),
      'latin1'
    )
    const lines = file.split('\n').slice(0, -1)
    expect(lines).toHaveLength(LINES)
    let words = 0
    const lost: string[] = []
    for (const line of lines) {
      for (const [, mark, form] of line.matchAll(/([@-_])([a-z'-]+)/g)) {
        const bits = mark!.charCodeAt(0) - FIRST_MARK
        const flags = MADE_FLAGS.reduce((all, flag, i) => ((bits >> i) & 1 ? all | flag : all), 0)
        if ((flagsOf(look(form!)) & flags) !== flags) lost.push(form!)
        words++
      }
    }
    expect(lost).toEqual([])
    expect(words).toBeGreaterThan(80_000)
  })

  it('finds no beginning and no continuation of a word of words.txt', () => {
    expect(look('annabel')).not.toBe(0)
    expect(look('annabelx')).toBe(0)
    expect(look('nnabel')).toBe(0)
    expect(look('Annabel')).toBe(look('annabel'))
  })

  it('gives a word of a list by hand the flags that it has in words.txt too', () => {
    expect(flagsOf(look('hope')) & (is.SPEECH | is.COMMON)).toBe(is.SPEECH | is.COMMON)
    expect(flagsOf(look('jordan')) & (is.PLACE | is.GIVEN)).not.toBe(0)
  })

  it('throws for a rule whose word it lost', () => {
    expect(() => word('xqzv')).toThrow('lexicon: no word xqzv')
  })

  it('knows short forms of given names', () => {
    expect(sameGivenName(look('Bob'), look('Robert'))).toBe(true)
    expect(sameGivenName(look('Liz'), look('Elizabeth'))).toBe(true)
    expect(sameGivenName(look('Bob'), look('William'))).toBe(false)
    expect(sameGivenName(0, 0)).toBe(false)
  })
})
