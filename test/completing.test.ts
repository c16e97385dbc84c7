import { describe, expect, it } from 'vitest'
import { complete } from '../src/completing.ts'
import { deskThatEchoes } from './contracts/platform.ts'

const { desk } = deskThatEchoes()
const typist = { channel: 'console:local', admin: true }

describe('complete', () => {
  it.each([
    ['', ['/wave '], ''],
    ['/w', ['/wave '], '/w'],
    ['wa', ['/wave '], 'wa'],
    ['/x', [], '/x'],
    ['/x y', [], '/x y'],
    ['/wave quill', ['Ada Quill'], 'quill'],
    ['/wave ada', ['Ada Quill', 'Adam Reed'], 'ada'],
    ['/wave Ada Quill ab', ['about:'], 'ab'],
    ['/wave Ada Quill about:har', ['about:"harbour dues"'], 'about:har'],
    ['/wave Ada Quill about:"harbour d', ['about:"harbour dues"'], 'about:"harbour d'],
    ['/wave Ada Quill about harbour d', ['harbour dues'], 'harbour d']
  ])('%j', (line, offered, replaced) => {
    expect(complete(desk, line, typist)).toEqual([offered, replaced])
  })

  it('completes a command of two words in steps', () => {
    const [item] = desk.menu
    const menu = item
      ? [
          { ...item, name: 'tide rise' },
          { ...item, name: 'tide fall' }
        ]
      : []
    const suggest = (command: string, option: string, typed: string) =>
      command === 'tide fall' ? desk.suggest('wave', option, typed) : []
    const two = { ...desk, menu, suggest }
    expect(complete(two, '/ti', typist)).toEqual([['/tide rise ', '/tide fall '], '/ti'])
    expect(complete(two, '/tide ', typist)).toEqual([['/tide rise ', '/tide fall '], '/tide '])
    expect(complete(two, '/tide f', typist)).toEqual([['/tide fall '], '/tide f'])
    expect(complete(two, '/tide fall quill', typist)).toEqual([['Ada Quill'], 'quill'])
  })

  it('offers nothing that would steer the terminal', () => {
    const sly = { ...desk, suggest: () => ['Ada \u001b[2J'] }
    expect(complete(sly, '/wave a', typist)[0]).toEqual(['Ada ␛[2J'])
  })
})
