// What every command must do, as tests that it registers for itself: whatever is asked, it answers, and shows only slices.
import { expect, it } from 'vitest'
import type { Ask } from '../../src/ask.ts'
import { cut } from '../../src/news.ts'
import type { Edition } from '../../src/edition/edition.ts'
import type { Reply, Run } from '../../src/reply.ts'
import { askOf, textsOf, wordsOf } from '../commands/paper.ts'
import type { TestDesk } from '../commands/paper.ts'

/** Registers tests for the command of this name. `open` gives a desk on a paper and one on no article at all. */
export function describeCommand(
  name: string,
  open: (articles: 'paper' | 'none') => Promise<TestDesk>
): void {
  it.each(hostile)('answers %j without a fault', async input => {
    for (const paper of ['paper', 'none'] as const) {
      const desk = await open(paper)
      expectSound(await desk.ask(`/${name} ${input}`), desk.edition)
      expect(desk.faults).toEqual([])
    }
  })

  it('refuses an argument of 10,000 characters and repeats none of it', async () => {
    const desk = await open('paper')
    for (const long of ['x'.repeat(10_000), 'x y '.repeat(2500), '"“:'.repeat(3334)]) {
      const refused = await desk.ask(`/${name} ${long}`)
      expect(wordsOf(refused)).toMatch(/1,000/)
      expect(wordsOf(refused).length).toBeLessThan(200)
      expect(refused.private).toBe(true)
    }
    expect(desk.faults).toEqual([])
  })

  it('answers hostile fields without a fault', async () => {
    const desk = await open('paper')
    const options = desk.menu.find(item => item.name === name)?.options ?? []
    for (const option of [...options.map(each => each.name), 'page', 'nonsense', '__proto__'])
      for (const value of hostile) {
        const asked: Ask = { ...askOf(`/${name}`), input: Object.fromEntries([[option, value]]) }
        expectSound(await desk.answer(asked), desk.edition)
      }
    expect(desk.faults).toEqual([])
  })

  it('gives examples that are answered, and follow-ups that lead on', async () => {
    const desk = await open('paper')
    const help = await desk.ask(`/help ${name}`)
    const examples = help.followUps.filter(({ line }) => `${line} `.startsWith(`/${name} `))
    // What changes something is not to be pressed for a try.
    const changes = desk.menu.some(item => item.name === name && item.admin)
    expect(changes || examples.length > 0).toBe(true)
    for (const example of examples) {
      const answered = await desk.ask(example.line)
      expect(answered.blocks.length).toBeGreaterThan(1)
      expectSound(answered, desk.edition)
      for (const { line } of answered.followUps) {
        const next = await desk.ask(line)
        expectSound(next, desk.edition)
        expect(next.blocks.length).toBeGreaterThan(1)
      }
    }
    expect(desk.faults).toEqual([])
  })

  it('completes every option without a fault', async () => {
    const desk = await open('paper')
    for (const { name: option } of desk.menu.find(item => item.name === name)?.options ?? [])
      for (const typed of ['', 'a', 'Ma', ...hostile])
        expect(desk.suggest(name, option, typed).length).toBeLessThanOrEqual(25)
    expect(desk.faults).toEqual([])
  })
}

/** Something is said, every slice is the words of its article, and no follow-up is too long or repeats another. */
function expectSound(reply: Reply, edition: Edition): void {
  expect(reply.blocks.length).toBeGreaterThan(0)
  for (const text of reply.blocks.flatMap(textsOf)) {
    const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text
    expect(runs.length).toBeGreaterThan(0)
    for (const run of runs) {
      if (run.at === undefined) continue
      const article = edition.article(run.at.article)
      expect(article && cut(article, run.at)).toBe(run.text)
    }
  }
  expect(reply.followUps.length).toBeLessThanOrEqual(5)
  expect(new Set(reply.followUps.map(({ line }) => line)).size).toBe(reply.followUps.length)
  for (const { label, line } of reply.followUps) {
    expect(label.length).toBeGreaterThan(0)
    expect(label.length).toBeLessThanOrEqual(40)
    expect(line).toMatch(/^\/[a-z]/)
  }
}

const hostile = [
  '',
  '   ',
  'qwxz zxwq',
  'vell',
  '"',
  '“”',
  ':',
  'about:',
  'about:"',
  'page:2',
  'page:999999999',
  'page:-1',
  'page:x',
  'about: about: in from',
  '__proto__',
  'constructor:x',
  'toString',
  '$& $1 \\ % _ * ?',
  '<@U123> <!channel> @everyone [x](javascript:alert(1))',
  '\u0000\u001b[2J\u202E\u2028',
  '\ud800 lone',
  '🚢'.repeat(120),
  "'; DROP TABLE articles; --",
  'since:2026-02-30 outlet:nowhere person:nobody length:endless'
]
