import { describe, expect, it } from 'vitest'
import { findCommands } from '../../src/discover.ts'
import { describeCommand } from '../contracts/command.ts'
import { openDesk } from './paper.ts'

const commands = await findCommands()
const desks = { paper: await openDesk(), none: await openDesk([]) }

describe.each([...commands.keys()])('/%s', name => {
  describeCommand(name, async articles => desks[articles])
})

describe('commands', () => {
  it('answer to names and aliases of which no two are the same', () => {
    const names = [...commands].flatMap(([name, { aliases }]) => [name, ...(aliases ?? [])])
    expect(new Set(names).size).toBe(names.length)
  })

  it('say what they are for in one line each, and have no option of the kit’s', () => {
    for (const { summary, options } of commands.values()) {
      expect(summary).toMatch(/^[^\n.]{10,90}$/)
      expect(Object.keys(options)).not.toContain('page')
    }
  })
})
