import { describe, expect, test } from 'vitest'
import { quoteRows, sentencesOf } from '../rows.ts'

const under = (...lines: string[]): string => lines.join('\n')

describe('furniture', () => {
  test.each([
    'Also Read: Council sets ferry fares',
    'READ MORE: Council sets ferry fares',
    '[Read next: Council sets ferry fares]',
    'Sign up for our newsletter',
    'Subscribe to our newsletter.',
    'Follow us on Chirper',
    'Photo: Ada Quill',
    'Photo by Ada Quill',
    'Images via Halvern Pictures',
    'Watch: the pier opens',
    'Advertisement',
    'More from Port Alder',
    'Related stories',
    'Copyright 2031 The Northern Wire. All rights reserved.',
    '© 2031 The Northern Wire.',
    'This video is no longer available.',
    'Click here to see more.'
  ])('points away from the article, or asks for something: %s', line => {
    expect(sentencesOf(under('The pier opens.', line, 'It is sound.'), 'furniture')).not.toEqual([])
  })

  test.each([
    'Subscribers to the ferry line pay more.',
    'Copyright law will change in spring.',
    'More on the pier is expected on Monday.',
    'Advertisements were banned from the pier.',
    'This video shows how the pier burned.',
    'Images of the pier went around the world.',
    'Photographs were found in the wreck.',
    'Listening to the sea helps.',
    'Readers know the pier.'
  ])('is no sentence that only begins like it: %s', line => {
    expect(sentencesOf(under('The pier opens.', line, 'It is sound.'), 'furniture')).toEqual([])
  })

  test('is no line in which somebody speaks', () => {
    expect(quoteRows('“Sign up for our newsletter,” Anna Vero said.\nThe hall rose.')).toHaveLength(
      1
    )
    expect(quoteRows('Watch now, “before it burns,” Anna Vero said.\nThe hall rose.')).toHaveLength(
      1
    )
  })

  test('is a credit near the end', () => {
    const credit = 'Ada Quill reported from Port Alder.'
    const writers = 'Northern Wire writers Ada Quill and Tom Reyes contributed to this report.'
    expect(sentencesOf(under('The pier opens.', credit, writers), 'furniture')).toEqual([
      credit,
      writers
    ])
  })

  test('is no credit in the midst of the article', () => {
    const text = under(
      'Ada Quill reported from Port Alder.',
      'It rained.',
      'It blew.',
      'It froze.',
      'It thawed.',
      'It rained.'
    )
    expect(sentencesOf(text, 'furniture')).toEqual([])
  })

  test('is a publisher after names in the last line', () => {
    const signature = 'Ada Quill and Tom Reyes, The Northern Wire'
    expect(sentencesOf(under('The pier opens.', signature), 'furniture')).toEqual([signature])
    expect(sentencesOf(under(signature, 'The pier opens.'), 'furniture')).toEqual([])
  })

  test.each(['___', '---', '***', '* * *', '=====', '———'])('is a rule: %s', rule => {
    expect(sentencesOf(under('The pier opens.', rule, 'It is sound.'), 'furniture')).toEqual([rule])
  })

  test('is a credit under a rule, however many follow', () => {
    const credits = ['Quill', 'Reyes', 'Tarn', 'Moss', 'Dale', 'Crane'].map(
      name => `Ada ${name} reported from Port Alder.`
    )
    expect(sentencesOf(under('The pier opens.', '___', ...credits), 'furniture')).toEqual([
      '___',
      ...credits
    ])
  })

  test('is no article that goes on under a rule', () => {
    const rest = [
      'The tram runs on Tuesday.',
      'Ada Quill reported from Port Alder that it rained.',
      'It blew.',
      'It froze.',
      'It thawed.',
      'It rained.'
    ]
    expect(sentencesOf(under('The pier opens.', '___', ...rest), 'body')).toEqual([
      'The pier opens.',
      ...rest
    ])
  })

  test('is nothing long', () => {
    const long = `Related coverage ${'of the pier and of the boats '.repeat(30)}ended.`
    expect(sentencesOf(under('The pier opens.', long), 'furniture')).toEqual([])
  })
})

describe('a heading', () => {
  test.each([
    'European heavyweights arrive',
    '‘A big step’',
    'Will it last?',
    'Vero: pier to open',
    'The pier (and the tram)'
  ])('is a short line without a final mark: %s', line => {
    expect(sentencesOf(under('The pier opens.', line, 'They come by tram.'), 'heading')).toEqual([
      line
    ])
  })

  test.each([
    'They come by tram.',
    '“Go.”',
    '“Will it last?”',
    'The council decided:',
    'as it did before,',
    'It was late; ',
    'And then …',
    'Q: When does the pier open?',
    'Q. When does the pier open?'
  ])('is none that is a sentence, or that goes on: %s', line => {
    expect(sentencesOf(under('The pier opens.', line, 'They come by tram.'), 'heading')).toEqual([])
  })

  test('is never the last line, nor a long one', () => {
    expect(sentencesOf('The pier opens\nThe tram runs', 'heading')).toEqual(['The pier opens'])
    const long = 'the pier and the tram and '.repeat(6).trim()
    expect(sentencesOf(under(long, 'They come by tram.'), 'heading')).toEqual([])
  })
})
