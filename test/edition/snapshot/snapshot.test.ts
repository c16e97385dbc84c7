import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Chest, Section } from '../../../src/edition/snapshot/chest.ts'
import { openChest, SnapshotError } from '../../../src/edition/snapshot/chest.ts'
import { readSnapshot, writeSnapshot } from '../../../src/edition/snapshot/snapshot.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-snapshot-'))
  path = join(folder, 'edition')
})
afterEach(() => rm(folder, { recursive: true }))

describe('a chest', () => {
  test('gives a section once, as the type that it was put as', () => {
    const chest = chestOf({ numbers: Uint32Array.of(1, 2) })
    chest.putText('text', 'Łódź')
    expect(() => chest.take('numbers', Float64Array)).toThrow('snapshot: it has no "numbers"')
    expect(chest.take<Uint8Array | Uint32Array>('numbers', Uint8Array, Uint32Array)).toEqual(
      Uint32Array.of(1, 2)
    )
    expect(() => chest.take('numbers', Uint32Array)).toThrow(SnapshotError)
    expect(chest.takeText('text')).toBe('Łódź')
    chest.put('once', new Uint8Array(1))
    expect(() => chest.put('once', new Uint8Array(1))).toThrow('twice')
  })
})

describe('a snapshot', () => {
  test('comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(sections, async all => {
        await writeSnapshot(path, chestOf(all), 'made here')
        const chest = await readSnapshot(path, 'made here')
        expect(Object.fromEntries(chest!.sections)).toEqual(all)
      }),
      { numRuns: 50 }
    )
  })

  test('holds sections of more than one slice, and parts of larger arrays', async () => {
    const large = new Uint32Array(3 * 1024 * 1024).map((_, i) => Math.imul(i, 2_654_435_761))
    const part = new Float64Array(1000).map((_, i) => i / 3).subarray(7, 900)
    await writeSnapshot(path, chestOf({ large, part, last: Uint8Array.of(1) }), '')
    const chest = await readSnapshot(path, '')
    expect(Buffer.compare(bytesOf(chest!.take('large', Uint32Array)), bytesOf(large))).toBe(0)
    expect(chest!.take('part', Float64Array)).toEqual(part)
  })

  test('holds sections that were put in pieces, be they many or long, as if they had been in one', async () => {
    const all = new Uint32Array(3 * 1024 * 1024).map((_, i) => Math.imul(i, 2_654_435_761))
    const ends = [
      0,
      1,
      1,
      7,
      1_300_000,
      1_300_001,
      ...Array.from({ length: 3000 }, (_, i) => 1_400_000 + 11 * i)
    ]
    const pieces = [...ends, all.length].map((end, i) => all.subarray(ends[i - 1] ?? 0, end))
    const chest = openChest()
    chest.put('pieces', pieces)
    chest.put('none', [new Float64Array(0)])
    await writeSnapshot(path, chest, '')
    expect(Buffer.compare(bytesOf(chest.take('pieces', Uint32Array)), bytesOf(all))).toBe(0)
    const back = await readSnapshot(path, '')
    expect(Buffer.compare(bytesOf(back!.take('pieces', Uint32Array)), bytesOf(all))).toBe(0)
    expect(back!.take('none', Float64Array)).toEqual(new Float64Array(0))
  })

  test('is undefined where there is no file, and replaced whole where there is one', async () => {
    expect(await readSnapshot(path, '')).toBeUndefined()
    await writeSnapshot(path, chestOf({ a: Uint8Array.of(1) }), '')
    await writeSnapshot(path, chestOf({ b: Uint8Array.of(2) }), '')
    expect([...(await readSnapshot(path, ''))!.sections.keys()]).toEqual(['b'])
    expect(await readdir(folder)).toEqual(['edition'])
  })

  test('is refused when it is of another make, format or byte order, or no snapshot at all', async () => {
    await writeSnapshot(path, chestOf({ a: Uint8Array.of(1) }), 'one')
    expect(await refusal('two')).toContain('another version of Copydesk')
    await rewriteHeader(bytes => bytes.writeUInt32LE(1, 8))
    expect(await refusal('one')).toContain('of format 1, not 5')
    await rewriteHeader(bytes => {
      bytes.writeUInt32LE(5, 8)
      bytes.writeUInt32LE(2, 12)
    })
    expect(await refusal('one')).toContain('another byte order')
    for (const foreign of ['{"articles":[]}', 'COPYDESQ'.repeat(100), 'C', '\0'.repeat(1000)]) {
      await writeFile(path, foreign)
      expect(await refusal('one')).toContain('not a snapshot of Copydesk')
    }
    await writeFile(path, '')
    expect(await refusal('one')).toContain('empty')
    expect(await refusal('one', folder)).toContain('cannot be read (EISDIR)')
  })

  test('is refused wherever it is cut off, and where something follows', async () => {
    const size = await written()
    const whole = await readFile(path)
    for (let length = size - 1; length > 0; length -= length > 200 ? 37 : 1) {
      await truncate(path, length)
      expect(await refusal()).toContain('snapshot: ')
    }
    await writeFile(path, Buffer.concat([whole, Buffer.alloc(1)]))
    expect(await refusal()).toContain(`has ${size + 1} bytes, not the ${size}`)
  })

  test('is refused with any byte of it changed', async () => {
    const size = await written()
    const whole = await readFile(path)
    const padding = new Set(paddingOf(whole))
    for (let at = 0; at < size; at++) {
      if (padding.has(at)) continue
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 1 << (at % 8)
      await writeFile(path, bytes)
      expect(await refusal()).toContain('snapshot: ')
    }
  })

  test('is refused when it claims lengths that it does not have, without reserving them', async () => {
    await written()
    const whole = await readFile(path)
    const before = process.memoryUsage().arrayBuffers
    for (const claim of [2 ** 40, 2 ** 52, Number.MAX_SAFE_INTEGER, 1e300, -8, 1.5, null, '8'])
      for (const key of ['at', 'length']) {
        await writeFile(
          path,
          withTable(whole, table => Object.assign(table.sections[1]!, { [key]: claim }))
        )
        expect(await refusal()).toContain('its table at')
      }
    for (const tableAt of [2 ** 50, 0, 1, whole.length + 1]) {
      await writeFile(path, whole)
      await rewriteHeader(bytes => bytes.writeBigUInt64LE(BigInt(tableAt), 24))
      expect(await refusal()).toContain('damaged')
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  test('is refused when its table is not one, though the checksum fits', async () => {
    await written()
    const whole = await readFile(path)
    for (const change of [
      (table: Table) => Object.assign(table, { sections: null }),
      (table: Table) => Object.assign(table, { sections: [null] }),
      (table: Table) => Object.assign(table, { fingerprint: 1 }),
      (table: Table) => Object.assign(table.sections[0]!, { kind: 'constructor' }),
      (table: Table) => table.sections.unshift(table.sections.pop()!),
      (table: Table) => table.sections.push(table.sections[0]!),
      (table: Table) => Object.assign(table.sections[0]!, { name: table.sections[2]!.name })
    ]) {
      await writeFile(path, withTable(whole, change))
      expect(await refusal()).toContain('snapshot: ')
    }
  })

  test('says why it cannot be written, and leaves what was there', async () => {
    await written()
    const before = await readFile(path)
    await expect(writeSnapshot(join(folder, 'none', 'edition'), openChest(), '')).rejects.toThrow(
      'snapshot: cannot be written (ENOENT)'
    )
    const broken = chestOf({ a: Uint8Array.of(1) })
    const unknown: unknown = new BigUint64Array(1)
    Object.defineProperty(broken, 'sections', { value: new Map([['b', unknown]]) })
    await expect(writeSnapshot(path, broken, '')).rejects.toThrow(SnapshotError)
    expect(await readFile(path)).toEqual(before)
    expect(await readdir(folder)).toEqual(['edition'])
  })

  test('is the one before, whole, when the writer is killed at any moment', async () => {
    await writeSnapshot(path, chestOf({ number: Uint32Array.of(0) }), 'killed')
    for (const delay of [0, 5, 15, 40, 90, 200]) {
      const child = spawn(
        process.execPath,
        [fileURLToPath(new URL('./writer.ts', import.meta.url)), path],
        {
          stdio: ['ignore', 'pipe', 'inherit']
        }
      )
      await once(child.stdout, 'data')
      await new Promise(resolve => {
        setTimeout(resolve, delay)
      })
      child.kill('SIGKILL')
      await once(child, 'exit')
      const chest = await readSnapshot(path, 'killed')
      const [number] = chest!.take('number', Uint32Array)
      const much = number === 0 ? [] : chest!.take('much', Uint32Array)
      expect(much.find(value => value !== number)).toBeUndefined()
    }
    await writeSnapshot(path, chestOf({ number: Uint32Array.of(7) }), 'killed')
    expect(await readdir(folder)).toEqual(['edition'])
  })
})

interface Table {
  sections: { name: string; at: number; length: number }[]
}

const chestOf = (all: Readonly<Record<string, Section>>): Chest => {
  const chest = openChest()
  for (const [name, section] of Object.entries(all)) chest.put(name, section)
  return chest
}

const sections: fc.Arbitrary<Record<string, Section>> = fc
  .dictionary(
    fc.string({ minLength: 1 }).filter(name => name !== '__proto__'),
    fc.oneof(
      fc.uint8Array(),
      fc.int8Array(),
      fc.uint16Array(),
      fc.int16Array(),
      fc.uint32Array(),
      fc.int32Array(),
      fc.float32Array(),
      fc.float64Array()
    )
  )
  .map(all => ({ ...all }))

/** A file of a few sections of different kinds; gives its length. */
const written = async (): Promise<number> => {
  const all = {
    bytes: Uint8Array.from({ length: 333 }, (_, i) => i),
    none: new Uint32Array(0),
    numbers: Float64Array.of(1, Number.NaN, 3)
  }
  await writeSnapshot(path, chestOf(all), 'made here')
  return (await stat(path)).size
}

/** Why it is refused; anything but a plain refusal, or none, in full. */
const refusal = async (fingerprint = 'made here', file = path): Promise<string> => {
  try {
    await readSnapshot(file, fingerprint)
    return 'it is not refused'
  } catch (error) {
    const plain = error instanceof SnapshotError && /^snapshot: [^\n]+$/.test(error.message)
    return plain ? error.message : `a fault: ${String(error)}`
  }
}

/** Changes the header and makes its checksum fit again. */
const rewriteHeader = async (change: (bytes: Buffer) => void): Promise<void> => {
  const bytes = await readFile(path)
  change(bytes)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 36)), 36)
  await writeFile(path, bytes)
}

/** Changes the table and makes all lengths and checksums fit again. */
const withTable = (whole: Buffer, change: (table: Table) => unknown): Buffer => {
  const at = Number(whole.readBigUInt64LE(24))
  const table: Table = JSON.parse(whole.toString('utf8', at))
  change(table)
  const changed = Buffer.from(JSON.stringify(table))
  const bytes = Buffer.concat([whole.subarray(0, at), changed])
  bytes.writeBigUInt64LE(BigInt(bytes.length), 16)
  bytes.writeUInt32LE(crc32(changed), 32)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 36)), 36)
  return bytes
}

/** The bytes between sections and after the header's last field: they mean nothing. */
const paddingOf = (whole: Buffer): number[] => {
  const tableAt = Number(whole.readBigUInt64LE(24))
  const { sections: all }: Table = JSON.parse(whole.toString('utf8', tableAt))
  const holes: number[] = []
  let end = 40
  for (const { at, length } of [...all, { at: tableAt, length: 0 }]) {
    for (let hole = end; hole < at; hole++) holes.push(hole)
    end = at + length
  }
  return holes
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Section) =>
  Buffer.from(buffer, byteOffset, byteLength)
