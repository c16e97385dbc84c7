import { describe, expect, it } from 'vitest'
import { openDesk, wordsOf } from './paper.ts'
import { seeds } from './seeds.ts'

const desk = await openDesk(seeds)
const words = async (text: string): Promise<string> => wordsOf(await desk.ask(`/check ${text}`))
const offered = async (text: string): Promise<readonly string[]> =>
  (await desk.ask(`/check ${text}`)).followUps.map(each => each.line)

describe('/check', () => {
  it.each([
    ['“Nobody won this week.”', 'verbatim'],
    ['Nobody won this week', 'verbatim'],
    ['"nobody won  this week"', 'verbatim, but for marks, case or spacing'],
    [
      '«Nobody won this week … I do not intend to see that happen again»',
      'verbatim, with words left out where your ellipsis stands'
    ],
    ['“It [the rota] should have cost us sooner”', 'verbatim, but for what stands in brackets'],
    ['“The boats belong to the people who miss them”', 'verbatim'],
    [
      '“a timetable that lets a deckhand sleep at home five nights a week”',
      'altered: printed in other words'
    ],
    [
      '“I do intend to see that happen again”',
      'altered: words of the print are left out, and nothing marks it'
    ],
    ['“Anybody who hid the letters will pay for them”', 'not in the loaded coverage']
  ])('%s is %s', async (text, verdict) => {
    expect(await words(text)).toContain(`: ${verdict}\n`)
  })

  it('offers a search only where it would find something', async () => {
    expect(await offered('“Anybody who hid the letters will pay for them”')).toContain(
      '/search Anybody who hid the letters will pay for them'
    )
    expect(await offered('“qwxyz zzyxwq”')).toEqual([])
  })

  it('shows the print with speaker and place, and what is otherwise in it', async () => {
    expect(
      await words('“The gauges was read every morning and the figure was compared with anything”')
    ).toMatch(
      /\n“The gauge was read .* anything,”\nSamira al-Hadrawi, The Halvern Tribune, 17 Nov 2026; also in The Northern Wire Agency \(16 Nov 2026\)\n“gauges” as you have it, “gauge” in print; “never” only in print\.$/
    )
  })

  it('names the speaker of the print where the text names another', async () => {
    expect(await words('Vero said: “Nobody won this week.”')).toContain(
      'verbatim; you name Vero, the print credits Rosalind Ketteridge\n'
    )
    expect(await words('Ketteridge said: “Nobody won this week.”')).not.toContain('you name')
    expect(await words('“Nobody won this week,” said Rosalind Ketteridge.')).not.toContain(
      'you name'
    )
  })

  it('takes a name before the mark for the speaker, also of a few words', async () => {
    expect(await words('Velichko: “Nobody won this week”')).toContain(
      'verbatim; you name Velichko, the print credits Rosalind Ketteridge\n'
    )
  })

  it('looks up what follows a mark that is never closed, and says so', async () => {
    const open = 'A quotation mark is never closed: what follows it was taken for the quote.'
    const told = await words('“Nobody won this week” and "the gauges were read every morning')
    expect(told).toContain('2 quotes, looked up')
    expect(told).toContain('“the gauges were read every morning”: verbatim')
    expect(told).toContain(open)
    expect(await words('"Nobody won this week')).toContain(open)
    expect(await words('"Nobody won this week"')).not.toContain(open)
  })

  it('takes of two prints the one with the speaker who is named', async () => {
    const who = ['Petra Kovarik', 'Josip Kovarik']
    for (const name of who) {
      const told = await words(`${name}: “Being right in January was no use to anybody in March.”`)
      expect(told).toMatch(new RegExp(`\\n“Being right.*”\\n${name}, `))
      expect(told).not.toContain('you name')
      const other = who.find(each => each !== name)
      expect(told).toContain(`, credited to ${other} there`)
    }
    expect(
      await words('Zaretsky: “Being right in January was no use to anybody in March.”')
    ).toMatch(/you name Zaretsky, the print credits (?:Josip|Petra) Kovarik/)
  })

  it('tells words of the outlet from words of somebody', async () => {
    const told = await words('“The port will cut its harbour levy”')
    expect(told).toContain(
      ': verbatim; the outlet’s own words, not between quotation marks\nThe port will cut'
    )
    expect(told).toContain('\nin the outlet’s own words, The Halvern Tribune, 12 Nov 2026')
    expect(await words('Ketteridge: “the government would publish the whole agreement”')).toContain(
      'the outlet’s own words for what Rosalind Ketteridge said, not between quotation marks'
    )
  })

  it('names every outlet that has the words in a quote, be it longer', async () => {
    expect(await words('“pay for the breakwater twice”')).toMatch(
      /Harbour Ledger.*Lantern Isles Gazette|Lantern Isles Gazette.*Harbour Ledger/
    )
  })

  it('looks up each quote of a text, and counts the verdicts', async () => {
    const told = await words(
      'Thrale said "It will cost us" while Velichko: “We got it in writing at five past four this morning.” Nobody said “the moon is a cheese”.'
    )
    expect(told).toMatch(/^3 quotes, looked up\n/)
    expect(told).toMatch(/\n1 verbatim, 1 altered, 1 not in the loaded coverage\.$/)
  })

  it('takes a title for whoever bears it', async () => {
    expect(await words('The minister said “Nobody won this week”.')).not.toContain('you name')
    expect(await words('The harbour master said “Nobody won this week”.')).toContain('you name')
  })

  it('counts a quote that somebody else said by what is wrong with it', async () => {
    expect(
      await words('“It will cost us,” said Ketteridge. “Nobody won this week,” said Ketteridge.')
    ).toMatch(/\n1 credited to somebody else, 1 verbatim\.$/)
  })

  it('leads to where each quote is printed', async () => {
    const { followUps } = await desk.ask('/check “Nobody won this week” and “It will cost us”')
    const sources = followUps.filter(({ label }) => label.startsWith('Source of quote'))
    expect(sources).toHaveLength(2)
    expect(wordsOf(await desk.ask(sources[1]!.line))).toContain('It will cost us')
  })

  it('gives no verdict on a quote that is not there, and says what was looked through', async () => {
    const reply = await desk.ask('/check “the moon is a cheese”')
    expect(wordsOf(reply)).toContain(
      'Not in the loaded coverage is no verdict on the quote: it may have been said all the same. Looked through 15 articles from 6 outlets and 2 files that name none.'
    )
    expect(reply.followUps.map(({ line }) => line)).toEqual(['/search the moon is a cheese'])
  })

  it('wants a word to look up', async () => {
    expect(await words('“…”')).toBe(
      'There is no quote to look up: put one between quotation marks.'
    )
  })
})
