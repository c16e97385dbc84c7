import { describe, expect, it } from 'vitest'
import { list, paragraph, reply } from '../../../src/reply.ts'
import { buttonsOf, wordsOf } from '../../fakes/discord/world.ts'
import type { Transport } from './talk.ts'
import { openTalk } from './talk.ts'

/** Three parts' worth of words, numbered. */
const long = (count = 1500) =>
  reply([list(Array.from({ length: count / 10 }, (_, at) => `item ${at} ${'word '.repeat(12)}`))])

const shortly = () => reply([paragraph('words')], [{ label: 'Short', line: '/wave Ada' }])

const slowly = async () => {
  await new Promise(resolve => setTimeout(resolve, 60))
  return long()
}

describe.each<Transport>(['gateway', 'http'])(
  'an answer that is too long for a message, over %s',
  transport => {
    it('is turned in its place by who asked', async () => {
      const { doing, channel } = await openTalk({ transport, answer: () => long() })
      const first = await doing.answer(await doing.slash('wave', { person: 'Ada Quill' }))
      expect(wordsOf(first)).toContain('item 0 ')
      const turned = await doing.press(first, '2 of')
      await doing.answer(turned)
      expect(turned.acknowledged?.type).toBe(7)
      expect(wordsOf(first)).not.toContain('item 0 ')
      await doing.answer(await doing.press(first, '1 of'))
      expect(wordsOf(first)).toContain('item 0 ')
      expect(channel.messages).toHaveLength(1)
    })

    it('is turned late where the answer is slow', async () => {
      const { doing, until } = await openTalk({ transport, patience: 20, answer: slowly })
      const first = await doing.answer(await doing.slash('wave', { person: 'Ada Quill' }))
      const turned = await doing.press(first, '2 of')
      await until(() => !wordsOf(first).includes('item 0 '))
      expect(turned.acknowledged?.type).toBe(6)
    })

    it('is not turned by anybody else, who is told so in private', async () => {
      const { doing, bert } = await openTalk({ transport, answer: () => long() })
      const first = await doing.answer(await doing.slash('wave', { person: 'Ada Quill' }))
      const pressed = await doing.press(first, '2 of', { user: bert })
      const told = await doing.answer(pressed)
      expect(wordsOf(told)).toContain('Only who asked')
      expect(told.only).toBe(bert.id)
      expect(wordsOf(first)).toContain('item 0 ')
    })

    it('that has grown shorter says that the button is too old', async () => {
      let size = 1500
      const { doing } = await openTalk({ transport, answer: () => long(size) })
      const first = await doing.answer(await doing.slash('wave', { person: 'Ada Quill' }))
      size = 10
      const told = await doing.answer(await doing.press(first, '2 of'))
      expect(wordsOf(told)).toContain('too old')
      expect(told.only).not.toBeNull()
      expect(wordsOf(first)).toContain('item 0 ')
    })
  }
)

describe('a follow-up', () => {
  const next = [{ label: 'Who is Ada', line: '/wave Ada Quill' }]
  const answer = () => reply([paragraph('words')], next)

  it('is asked as the line that it stands for, and answered as openly as before', async () => {
    const { doing, asks } = await openTalk({ answer })
    const first = await doing.answer(await doing.slash('help'))
    const second = await doing.answer(await doing.press(first, 'Who is Ada'))
    expect(asks.at(-1)).toMatchObject({ command: 'wave', input: 'Ada Quill' })
    expect(second.only).toBeNull()
    expect(second.id).not.toBe(first.id)
  })

  it('that somebody else presses is for his eyes alone, and he may share it', async () => {
    const { doing, bert } = await openTalk({ answer })
    const first = await doing.answer(await doing.slash('help'))
    const second = await doing.answer(await doing.press(first, 'Who is Ada', { user: bert }))
    expect(second.only).toBe(bert.id)
    const shared = await doing.answer(await doing.press(second, 'Share', { user: bert }))
    expect(shared.only).toBeNull()
    expect(wordsOf(shared)).toContain(`Shared by <@${bert.id}>`)
  })

  it('that cannot be answered any more is not shared with all', async () => {
    let isBroken = false
    const { doing, channel, bert } = await openTalk({
      answer: () => reply([paragraph(isBroken ? 'broken' : 'words')], next, { private: isBroken })
    })
    const first = await doing.answer(await doing.slash('help'))
    const second = await doing.answer(await doing.press(first, 'Who is Ada', { user: bert }))
    isBroken = true
    const told = await doing.answer(await doing.press(second, 'Share', { user: bert }))
    expect(told.only).toBe(bert.id)
    expect(channel.messages.filter(({ only }) => only === null)).toEqual([first])
  })

  it('to the next page turns the answer in its place, and back', async () => {
    const { doing, asks, channel } = await openTalk({
      answer: ({ input }) =>
        reply(
          [paragraph(`page of ${JSON.stringify(input)}`)],
          [{ label: 'More (4–6 of 17)', line: '/wave Ada page:2' }]
        )
    })
    const first = await doing.answer(await doing.slash('wave', { person: 'Ada' }))
    await doing.answer(await doing.press(first, 'More'))
    expect(asks.at(-1)).toMatchObject({ command: 'wave', input: 'Ada page:2' })
    await doing.answer(await doing.press(first, 'Back'))
    expect(asks.at(-1)).toMatchObject({ command: 'wave', input: 'Ada page:1' })
    expect(channel.messages).toHaveLength(1)
  })

  it('to the next page stands below the last part of this one', async () => {
    const more = [{ label: 'More (4–6 of 17)', line: '/wave Ada page:2' }]
    const { doing } = await openTalk({ answer: () => ({ ...long(800), followUps: more }) })
    const first = await doing.answer(await doing.slash('wave', { person: 'Ada' }))
    const labels = () => [...buttonsOf(first.components)].map(({ label }) => label)
    expect(labels()).toEqual(['2 of 2 ▶'])
    await doing.answer(await doing.press(first, '2 of 2'))
    expect(labels()).toEqual(['More (4–6 of 17)', '◀ 1 of 2'])
  })

  it('of administrators is neither shared nor answered to others', async () => {
    const { doing } = await openTalk()
    const told = await doing.answer(await doing.slash('source add', { address: 'a' }))
    expect([...buttonsOf(told.components)]).toEqual([])
    const refused = await doing.pressId(told, 'a=/source add b', { permissions: '0' })
    expect(await doing.words(refused)).toContain('for administrators')
  })
})

describe('an old button', () => {
  it('says so in private where it says nothing to this bot', async () => {
    const { doing, bert } = await openTalk()
    const first = await doing.answer(await doing.slash('help'))
    for (const id of ['a#AAAAAAAAAAAAAAAAAAAAAA', 'from another version', '!', 'mzzz=']) {
      const told = await doing.answer(await doing.pressId(first, id, { user: bert }))
      expect(wordsOf(told)).toContain('too old')
      expect(told.only).toBe(bert.id)
    }
  })

  it('of a question too long for it is understood by the process that made it alone', async () => {
    const line = `/wave ${'a very long question indeed '.repeat(8)}`.trim()
    const answer = () => reply([paragraph('words')], [{ label: 'Long', line }])
    const first = await openTalk({ answer })
    const shown = await first.doing.answer(await first.doing.slash('help'))
    await first.doing.answer(await first.doing.press(shown, 'Long'))
    expect(first.asks.at(-1)?.input).toBe(line.slice('/wave '.length))
    await first.platform.stop()
    const second = await openTalk({ answer, discord: first.discord })
    expect(await second.doing.words(await second.doing.press(shown, 'Long'))).toContain('too old')
  })

  it('of a short question is understood after a restart too', async () => {
    const first = await openTalk({ answer: shortly })
    const shown = await first.doing.answer(await first.doing.slash('help'))
    await first.platform.stop()
    const second = await openTalk({ answer: shortly, discord: first.discord })
    await second.doing.answer(await second.doing.press(shown, 'Short'))
    expect(second.asks).toMatchObject([{ command: 'wave', input: 'Ada' }])
  })
})
