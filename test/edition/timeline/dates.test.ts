import { describe, expect, it } from 'vitest'
import { dateOf } from '../../../src/edition/timeline/timeline.ts'

/** Wednesday, 18 November 2026. */
const WEDNESDAY = '2026-11-18T06:30:00+01:00'

const on = (text: string, publishedAt: string | null = WEDNESDAY): string | null =>
  dateOf({ start: 0, end: text.length }, { text, publishedAt })?.on ?? null

describe('the day that a sentence tells of', () => {
  it.each([
    // As exact as it is written.
    ['The deal was signed on 18 August 2025.', '2025-08-18'],
    ['The deal was signed on August 18, 2025, in Port Kell.', '2025-08-18'],
    ['It was logged on 2026-03-02 at the lock.', '2026-03-02'],
    ['The lock was built in November 2024.', '2024-11'],
    ['It was taken from a chapel wall in 1932.', '1932'],
    ['Not all survivors of 1904 reached the island.', '1904'],
    // Without a year, by what the verb says.
    ['The valley was evacuated on 3 March.', '2026-03-03'],
    ['On the 3rd of March the valley was evacuated.', '2026-03-03'],
    ['The ferry ran aground on Aug. 18.', '2026-08-18'],
    ['The bell will be rung on 4 December.', '2026-12-04'],
    ['She plans to have it rung on 4 December.', '2026-12-04'],
    ['The lamp goes on show on 28 November.', '2026-11-28'],
    ['He wrote to the agency in October.', '2026-10'],
    ['The inquiry is to report in June.', '2027-06'],
    // Weekdays, as agencies name the days within a week.
    ['The hall was full on Monday.', '2026-11-16'],
    ['Monday’s meeting ended early.', '2026-11-16'],
    ['The minister spoke on Wednesday.', '2026-11-18'],
    ['The minister will give evidence on Friday.', '2026-11-20'],
    ['The port said the gates will open on Friday.', '2026-11-20'],
    ['They met last Friday.', '2026-11-13'],
    ['The council meets this Friday.', '2026-11-20'],
    ['The council votes next Monday.', '2026-11-23'],
    // Counted from the day of the article.
    ['The boats sailed yesterday.', '2026-11-17'],
    ['The chair will speak tomorrow.', '2026-11-19'],
    ['The gauge failed three days ago.', '2026-11-15'],
    ['The pier was closed last month.', '2026-10'],
    ['The pier was closed last year.', '2025']
  ])('%s', (text, expected) => {
    expect(on(text)).toBe(expected)
  })

  it.each([
    'The council votes next Friday.',
    'The market is held on Fridays.',
    'She swims every Monday.',
    'He wrote it in a Sunday post.',
    'They sang on Good Friday.',
    'Said the clerk: the vote takes place on 31 February.',
    'The clerk said that the vote takes place on 28 November.',
    'The price was the highest since the winter of 1987.',
    'The leak could have been seen from September.',
    'The route grew by 1900 metres.',
    'The route cost as much as in 1900 homes.',
    'It rained 2–4 March.',
    'The lock burst on 29 February.',
    'It is what we saw on Sept. 11.',
    'The party today agrees on little.',
    'Trade grew over the last year.',
    'The committee may meet.',
    'They march at noon.'
  ])('leaves open: %s', text => {
    expect(on(text)).toBeNull()
  })

  it('leaves open last Friday on a Sunday, which may be two days', () => {
    expect(on('They met last Friday.', '2026-11-22')).toBeNull()
    expect(on('They met last Friday.', '2026-11-23')).toBe('2026-11-20')
  })

  it('takes from an undated article only what names its year', () => {
    expect(on('The hall was full on Monday.', null)).toBeNull()
    expect(on('The valley was evacuated on 3 March.', null)).toBeNull()
    expect(on('The valley was evacuated on 3 March 2026.', null)).toBe('2026-03-03')
    expect(on('The bell was taken in 1932.', null)).toBe('1932')
  })

  it('knows what is to come from what was, beside each of its dates', () => {
    expect(on('The vote will be held on Friday, officials said on Monday.')).toBe('2026-11-20')
    expect(on('Ferries will sail again on Friday after a strike was settled on Thursday.')).toBe(
      '2026-11-20'
    )
    expect(on('“We will not,” said Pell, who had resisted any cut until Monday night.')).toBe(
      '2026-11-16'
    )
  })

  it('knows what is promised for a day as to come, and takes “inhabited” for no deed', () => {
    expect(on('The deal promises a ferry to all inhabited islands from 1 March.')).toBe(
      '2027-03-01'
    )
    expect(on('There is a ferry to all inhabited islands from 1 March.')).toBeNull()
  })

  it('passes over the day on which something was only said', () => {
    expect(on('Vell told the council on Monday that the lock had burst on 2 November.')).toBe(
      '2026-11-02'
    )
    expect(on('Vell told the council on Monday that the lock had burst.')).toBe('2026-11-16')
  })

  it('takes no “Friday” out of somebody’s mouth', () => {
    expect(on('“We met on Friday,” Pell said.')).toBeNull()
    expect(on('“We met on Friday,” Pell said on Monday.')).toBe('2026-11-16')
    expect(on('“We met in 1998,” Pell said.')).toBe('1998')
  })

  it('takes no day without a year where the paragraph has spoken of another year', () => {
    const text = 'In early 2008 the harbour flooded. One lock was opened in March.'
    const start = text.indexOf('One')
    expect(dateOf({ start, end: text.length }, { text, publishedAt: WEDNESDAY })).toBeNull()
  })

  it('says where the day is named', () => {
    const text = 'Vell spoke. The hall was full on Monday.'
    const found = dateOf({ start: 12, end: text.length }, { text, publishedAt: WEDNESDAY })
    expect(found && text.slice(found.words.start, found.words.end)).toBe('Monday')
  })
})
