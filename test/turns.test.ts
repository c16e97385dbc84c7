import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { paragraph, type Reply, reply } from '../src/reply.ts'
import { AT_WORK, IN_LINE, openTurns } from '../src/turns.ts'

const said = (words: string): Reply => reply([paragraph(words)])

/** Holds the thread, as an answer that is dear does. */
function hold(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe('turns', () => {
  it('are taken one after the other, and timers fire between two', async () => {
    const inTurn = openTurns()
    const order: string[] = []
    const turns = ['a', 'b', 'c'].map(name =>
      inTurn(async () => {
        order.push(name)
        hold(5)
        setTimeout(() => order.push('a timer'), 0)
        return said(name)
      })
    )
    await Promise.all(turns.map(turn => turn.answer))
    await sleep(5)
    expect(order.filter(each => each !== 'a timer')).toEqual(['a', 'b', 'c'])
    expect(order.indexOf('a timer')).toBeLessThan(order.indexOf('c'))
  })

  it('tell soon what is quick', async () => {
    const turn = openTurns()(async () => said('quick'))
    expect(await turn.soon(1000)).toEqual(said('quick'))
  })

  it('tell that somebody is in line while a dear answer is made, and answer him in the end', async () => {
    const inTurn = openTurns()
    const dear = Array.from({ length: 4 }, () =>
      inTurn(async () => {
        hold(20)
        return said('dear')
      })
    )
    const turn = inTurn(async () => said('cheap'))
    expect(await turn.soon(10_000)).toBe(IN_LINE)
    expect(await turn.answer).toEqual(said('cheap'))
    await Promise.all(dear.map(({ answer }) => answer))
  })

  it('tell at once that somebody is in line where many come first', async () => {
    const inTurn = openTurns()
    let made = 0
    const before = Array.from({ length: 20 }, () =>
      inTurn(async () => {
        made += 1
        return said('an answer')
      })
    )
    expect(await inTurn(async () => said('the last')).soon(10_000)).toBe(IN_LINE)
    expect(made).toBe(0)
    await Promise.all(before.map(({ answer }) => answer))
  })

  it('make no answer before what has come during the last one is written down', async () => {
    const inTurn = openTurns()
    const order: string[] = []
    const first = inTurn(async () => {
      // As the store does with what is given to it.
      setTimeout(() => setImmediate(() => order.push('written down')), 0)
      hold(5)
      return said('first')
    })
    const second = inTurn(async () => {
      order.push('the next answer')
      return said('second')
    })
    await Promise.all([first.answer, second.answer])
    expect(order).toEqual(['written down', 'the next answer'])
  })

  it('tell that an answer is at work when it takes longer than the patience', async () => {
    const finished = Promise.withResolvers<Reply>()
    const turn = openTurns()(() => finished.promise)
    expect(await turn.soon(40)).toBe(AT_WORK)
    finished.resolve(said('at last'))
    expect(await turn.answer).toEqual(said('at last'))
  })

  it('make no answer while one after the other comes in', async () => {
    const inTurn = openTurns()
    const order: string[] = []
    const come = async (left: number): Promise<void> => {
      if (left === 0) return
      await new Promise(resolve => setImmediate(resolve))
      order.push('one more')
      void inTurn(async () => said('later'))
      await come(left - 1)
    }
    const first = inTurn(async () => {
      void come(6)
      return said('first')
    })
    const second = inTurn(async () => {
      order.push('the next answer')
      return said('second')
    })
    await Promise.all([first.answer, second.answer])
    expect(order).toEqual([...Array.from({ length: 6 }, () => 'one more'), 'the next answer'])
  })

  it('go on after work that fails, which is told to who gave it', async () => {
    const inTurn = openTurns()
    const broken = inTurn(() => Promise.reject(new Error('broke')))
    const after = inTurn(async () => said('fine'))
    await expect(broken.soon(1000)).rejects.toThrow('broke')
    expect(await after.answer).toEqual(said('fine'))
  })

  it('are refused where thousands are in line, and given again when they are gone', async () => {
    const inTurn = openTurns()
    const all = Array.from({ length: 2500 }, () => inTurn(async () => said('done')))
    const answers = await Promise.all(all.map(({ answer }) => answer))
    const refused = answers.filter(({ private: isPrivate }) => isPrivate)
    expect(refused.length).toBe(500)
    expect(JSON.stringify(refused[0])).toContain('ask again in a minute')
    expect(await inTurn(async () => said('again')).answer).toEqual(said('again'))
  })
})
