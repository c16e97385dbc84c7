// Lines out of a stream of bytes: the same lines wherever the chunks are cut.
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf } from '../../../src/sources/formats/lines.ts'

async function read(chunks: readonly Uint8Array[], limit?: number) {
  const lines: [number, string | null][] = []
  for await (const { number, bytes } of linesOf(Readable.from(chunks), limit)) {
    lines.push([number, bytes && Buffer.from(bytes).toString()])
  }
  return lines
}

it('gives the same lines wherever the chunks are cut', async () => {
  const text = fc.array(fc.constantFrom('\n', 'é', 'ab', '—', '\r\n'), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60), { maxLength: 8 }), async (pieces, cuts) => {
      const bytes = Buffer.from(pieces.join(''))
      const at = [
        0,
        ...cuts.filter(cut => cut < bytes.length).toSorted((a, b) => a - b),
        bytes.length
      ]
      const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
      const expected = bytes.toString().split('\n')
      if (expected.at(-1) === '') expected.pop()
      expect(await read(chunks)).toEqual(expected.map((line, i) => [i + 1, line]))
    })
  )
})

it('gives a line over the limit as null, however it comes, and the next ones whole', async () => {
  const bytes = Buffer.from('short\nmuch too long\nshort\nagain too long')
  const expected = [
    [1, 'short'],
    [2, null],
    [3, 'short'],
    [4, null]
  ]
  expect(await read([bytes], 6)).toEqual(expected)
  expect(
    await read(
      [...bytes].map(byte => Buffer.of(byte)),
      6
    )
  ).toEqual(expected)
})
