import { describe, expect, it } from 'vitest'
import { readTyped, SECTIONS, usage } from './typed.ts'

describe('what is typed after npm run bench', () => {
  it('is every section, or those that are named', () => {
    const { wanted, articles, markdown } = readTyped([])
    expect(wanted).toEqual([...Object.keys(SECTIONS), 'growth'])
    expect([articles, markdown]).toEqual([100_000, undefined])
    expect(readTyped(['vault', 'growth', '--articles', '2000'])).toMatchObject({
      wanted: ['vault', 'growth'],
      articles: 2000
    })
  })

  it.each([
    [['nosection'], /^there is no section "nosection": there is reading, .*, preview, growth$/],
    [['constructor'], /^there is no section "constructor"/],
    [['--articles', 'many'], /^--articles: wants a whole number above 0, not "many"$/],
    [['--article', '5'], /^Unknown option '--article': --help has the options$/],
    [['--seed'], /--help has the options$/]
  ])('says what can be meant instead of %j', (args, told) => {
    expect(() => readTyped(args)).toThrow(told)
  })

  it('is in the usage, section by section', () => {
    for (const name of Object.keys(SECTIONS)) expect(usage).toContain(` ${name}`)
  })
})
