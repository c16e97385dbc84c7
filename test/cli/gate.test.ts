import { describe, expect, it } from 'vitest'
import { copydesk } from './run.ts'

/** Makes node say that it is another version, before anything of ours runs. */
const pretending = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
]

describe.concurrent('the version gate', () => {
  it.each(['12.22.12', '20.20.2', '22.21.1', '24.11.9'])(
    'tells Node %s what to do, in one line, and stops',
    async version => {
      const { code, out, err } = await copydesk(['--version'], { node: pretending(version) })
      expect(code).toBe(1)
      expect(out).toBe('')
      expect(err).toMatch(
        new RegExp(
          `^copydesk: needs Node 24\\.12 or newer, this is ${version.replaceAll('.', '\\.')}.*npm ci.*\\n$`
        )
      )
    }
  )

  it.each(['24.12.0', '25.0.0'])('lets Node %s in', async version => {
    const { code, out } = await copydesk(['--version'], { node: pretending(version) })
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/)
    })
  })

  it('prints no warning about types being stripped', async () => {
    expect((await copydesk(['--version'])).err).toBe('')
  })
})
