// The limits of a newsroom: what it says before, and who gives way at them.
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/news.ts'
import { openBounds, outlive } from '../../src/newsroom/bounds.ts'
import { openBreather } from '../../src/breathe.ts'
import { fingerprintOf } from '../../src/newsroom/fingerprint.ts'
import { Register, type Standing, standing } from '../../src/newsroom/register.ts'
import { articleOf } from '../fakes/article.ts'
import { open, openTold, tap, text } from './newsrooms.ts'

const dated = (id: string, publishedAt: string | null): Article =>
  articleOf(text(id), { id, source: 'wire:', publishedAt })

function wire(...waves: readonly (readonly Article[])[]) {
  let wave = 0
  return tap(
    'wire:',
    async function* () {
      yield* waves[Math.min(wave++, waves.length - 1)]!
    },
    false
  )
}

describe('MAX_ARTICLES', () => {
  const days = ['2026-03-05', '2026-03-01', '2026-03-04', '2026-03-02', '2026-03-03']
  const five = days.map(day => dated(day, day))

  it('keeps the latest, and says with the source how many were left out', async () => {
    const limits = { articles: 3, memory: Infinity }
    const { newsroom, ids } = await open({ sources: [wire(five)], limits })
    expect(ids()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05'])
    expect(newsroom.deliveries).toMatchObject([
      { articles: 3, problems: ['wire:: 2 articles left out, the oldest: MAX_ARTICLES is 3'] }
    ])
  })

  it('does not read again at each reload what was left out, and lets later ones in', async () => {
    const limits = { articles: 3, memory: Infinity }
    const later = [...five, dated('2026-03-06', '2026-03-06'), dated('2026-02-01', '2026-02-01')]
    const { newsroom, ids, seen } = await open({ sources: [wire(five, five, later)], limits })
    seen.read.length = 0
    await newsroom.reload()
    expect(seen.read).toEqual([])
    await newsroom.reload()
    expect(seen.read).toEqual(['2026-03-06'])
    expect(ids()).toEqual(['2026-03-04', '2026-03-05', '2026-03-06'])
    expect(newsroom.deliveries[0]?.problems[0]).toContain('4 articles left out')
  })

  it('takes an article without a day for as old as its coming', async () => {
    const limits = { articles: 2, memory: Infinity }
    const { ids } = await open({ sources: [wire([...five, dated('undated', null)])], limits })
    expect(ids()).toEqual(['2026-03-05', 'undated'])
  })

  it('is warned of at nine tenths, once', async () => {
    const { told, log } = openTold()
    const limits = { articles: 5, memory: Infinity }
    const { newsroom } = await open({ sources: [wire(five.slice(0, 4), five)], limits, log })
    const warned = () => told.filter(line => line.includes('MAX_ARTICLES'))
    expect(warned()).toEqual([])
    await newsroom.reload()
    await newsroom.reload()
    expect(warned()).toEqual([
      'newsroom: MAX_ARTICLES: 5 articles of at most 5: at the limit the oldest give way'
    ])
  })

  it('never has many more on the press in the middle of a run', async () => {
    const register = new Register()
    const bounds = openBounds(register, { articles: 500, memory: Infinity })
    const fingerprint = fingerprintOf(dated('a', null))
    const enter = (instant: number) => {
      const row = register.enter({ source: 0, id: `${instant}`, fingerprint, place: 0, instant })
      register.stand(row, standing.own)
    }
    for (let instant = 0; instant < 1500; instant++) enter((instant * 7919) % 1500)
    expect(bounds.isExceeded).toBe(false)
    enter(1500)
    expect(bounds.isExceeded).toBe(true)
    const oldest = await bounds.oldest(openBreather())
    const instants = oldest.map(register.instantOf).toSorted((a, b) => a - b)
    expect(instants).toEqual(Array.from({ length: 1001 }, (_, n) => n))
    for (const row of oldest) register.stand(row, standing.retired)
    expect([bounds.admits(1000), bounds.admits(1001)]).toEqual([false, true])
  })
})

describe('MEMORY', () => {
  it('is warned of at nine tenths, and at the limit the oldest give way a tenth at a time', async () => {
    const { told, log } = openTold()
    const register = new Register()
    const fingerprint = fingerprintOf(dated('a', null))
    for (let n = 0; n < 1000; n++) {
      const row = register.enter({ source: 0, id: `${n}`, fingerprint, place: 0, instant: n })
      register.stand(row, standing.own)
    }
    let used = 80e6
    const bounds = openBounds(register, { articles: 5000, memory: 100e6 }, log, () => used)
    bounds.look()
    expect(told).toEqual([])
    used = 95e6
    bounds.look()
    bounds.look()
    expect(told).toEqual([
      'newsroom: MEMORY: 95 MB of at most 100 MB: at the limit the oldest give way'
    ])
    expect(bounds.admits(0)).toBe(true)
    used = 300e6
    bounds.look()
    expect(bounds.admits(0)).toBe(true)
    expect(await bounds.oldest(openBreather())).toHaveLength(100)
    expect(bounds.reason).toBe('MEMORY is 100 MB')
  })
})

/** Files stay as long as they are there. */
const keptSince = (source: number): number => (source === 0 ? 500 : -Infinity)

describe('outlive', () => {
  it('takes off what is shown and older than its source keeps, and tells when the next is due', async () => {
    const register = new Register()
    const fingerprint = fingerprintOf(dated('a', null))
    const enter = (id: string, source: number, instant: number, where: Standing = standing.own) => {
      const row = register.enter({ source, id, fingerprint, place: 0, instant })
      register.stand(row, where)
      return row
    }
    const old = enter('old', 0, 400)
    const young = enter('young', 0, 530)
    enter('of files', 1, 1)
    enter('doubled', 0, 400, standing.doubled)
    enter('gone before', 0, 400, standing.aged)
    const gone: string[] = []
    const left = await outlive(register, keptSince, id => void gone.push(id), openBreather())
    expect(gone).toEqual(['old'])
    expect(left).toBe(30)
    expect(register.standingOf(old)).toBe(standing.aged)
    expect(register.standingOf(young)).toBe(standing.own)
  })
})
