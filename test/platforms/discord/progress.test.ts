import { describe, expect, it } from 'vitest'
import type { FrontDesk } from '../../../src/ask.ts'
import { note, paragraph, type Reply, reply } from '../../../src/reply.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import { menu } from './menu.ts'
import { openTalk } from './talk.ts'

/** A desk that says how far it is when `tell` is called, and answers when `finish` is. */
function slowDesk() {
  const answered = Promise.withResolvers<Reply>()
  const told: ((soFar: Reply) => void)[] = []
  const desk: FrontDesk = {
    menu,
    answer(_, meanwhile = () => {}) {
      told.push(meanwhile)
      return answered.promise
    },
    suggest: () => []
  }
  return {
    desk,
    tell: (words: string) => told.at(-1)?.(reply([note(words)])),
    finish: () => answered.resolve(reply([paragraph('at last')], [], { private: true }))
  }
}

describe.each(['gateway', 'http'] as const)('how far a slow answer is, over %s', transport => {
  it('is shown where "thinking" stood, and gives way to the answer', async () => {
    const { desk, tell, finish } = slowDesk()
    const { doing, until } = await openTalk({ transport, desk, patience: 20 })
    const asked = await doing.slash('source add', { address: 'gazette.example' })
    await until(() => asked.acknowledged)
    const shown = () => (asked.original ? wordsOf(asked.original) : '')
    tell('3 of 9 sources are read.')
    await until(() => shown().includes('3 of 9'))
    tell('6 of 9 sources are read.')
    await until(() => shown().includes('6 of 9'))
    finish()
    await until(() => shown().includes('at last'))
    expect(asked.followUps).toEqual([])
    expect(asked.original?.only).toBe(asked.user.id)
  })

  it('leaves the last word to the answer, however fast it is told', async () => {
    const { desk, tell, finish } = slowDesk()
    const { doing, until } = await openTalk({ transport, desk, patience: 20 })
    const asked = await doing.slash('whisper')
    tell('before anybody was told to wait')
    await until(() => asked.acknowledged)
    for (let at = 1; at <= 20; at++) tell(`${at} of 20`)
    finish()
    for (let at = 1; at <= 20; at++) tell(`after that ${at}`)
    await until(() => asked.original && wordsOf(asked.original).includes('at last'))
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(wordsOf(asked.original!)).toContain('at last')
  })

  it('is nothing for others to see', async () => {
    const { desk, tell, finish } = slowDesk()
    const { doing, until } = await openTalk({ transport, desk, patience: 20 })
    const asked = await doing.slash('wave', { person: 'Ada' })
    await until(() => asked.acknowledged)
    tell('3 of 9 sources are read.')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(JSON.stringify(asked.original ?? '')).not.toContain('3 of 9')
    finish()
    await doing.answer(asked)
  })
})
