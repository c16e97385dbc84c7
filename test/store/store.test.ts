import { fork } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, StoreError } from '../../src/errors.ts'
import { migrate, migrations } from '../../src/store/migrations.ts'
import { recallIn } from '../../src/store/recall.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openReadOnly, openStore, type Store } from '../../src/store/store.ts'
import { describeStore } from '../contracts/store.ts'
import { startPostgres } from '../fakes/postgres.ts'
import { folderOf } from '../cli/run.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

const folder = await folderOf({})
describeStore('SQLite', () => openStore({ data: folder }))
if (postgres !== null) {
  const databaseUrl = postgres.database('contract')
  describeStore('PostgreSQL', () => openStore({ data: null, databaseUrl }))
}

describe('migrations', () => {
  const databases = [
    ['SQLite', () => openSqlite({ path: ':memory:', clock: Date.now })],
    ...(postgres === null
      ? []
      : [
          ['PostgreSQL', (at: number) => openPostgres(postgres.database(`migrated_${at}`))] as const
        ])
  ] as const

  it.each(
    databases.flatMap(([name, open]) => migrations.map((_, at) => [name, at, open] as const))
  )('on %s take version %i to the last with what it holds', async (_, version, open) => {
    const db = open(version)
    await migrate(db, migrations.slice(0, version))
    if (version > 0) await db.run("INSERT INTO documents (name, body) VALUES ('kept', '1')")
    await migrate(db)
    await migrate(db)
    const done = await db.run<{ number: number }>('SELECT number FROM migrations ORDER BY number')
    expect(done.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number))
    const kept = version > 0 ? [{ body: '1' }] : []
    expect(await db.run('SELECT body FROM documents')).toEqual(kept)
    await db.close()
  })

  it.each(databases)('on %s keep what was told article by article', async (_, open) => {
    const db = open(100)
    await migrate(db, migrations.slice(0, 5))
    const odd = 'C:\\notes\\"late".md'
    const lined = 'late\tin\nthe day\u0007.txt'
    for (const article of ['feed:https://g.example/1', odd, lined])
      await db.run('INSERT INTO briefed (channel, article, at) VALUES ($1, $2, 5)', [
        'p:A',
        article
      ])
    await db.run("INSERT INTO briefings (channel, at) VALUES ('p:A', 5)")
    await migrate(db)
    const recall = recallIn(db)
    const told = new Set(['feed:https://g.example/1', odd, lined])
    expect(await recall.briefed('p:A')).toEqual({ at: 5, articles: told })
    expect(await recall.mark('p:A')).not.toBe('')
    await recall.forget(6)
    expect((await recall.briefed('p:A')).articles).toEqual(new Set())
    expect(await db.run('SELECT id FROM lists')).toEqual([])
    await db.close()
  })

  it('have numbers without a gap', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1))
  })

  it('run once when several start at the same moment', async () => {
    const data = await folderOf({})
    const databaseUrl = postgres?.database('moment')
    for (const settings of [{ data }, ...(databaseUrl ? [{ data: null, databaseUrl }] : [])]) {
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(settings)))
      expect(await Promise.all(stores.map(store => store.documents.read('none')))).toEqual(
        stores.map(() => null)
      )
      for (const store of stores) await store.close()
    }
  })

  it('leave what a later version made alone', async () => {
    const data = await folderOf({})
    const db = openSqlite({ path: join(data, 'copydesk.sqlite'), clock: Date.now })
    await migrate(db, [...migrations, { number: 99, name: 'of the future', statements: [] }])
    await db.close()
    await expect(openStore({ data })).rejects.toThrow(/^DATA: the database is of a later version/)
    await expect(openReadOnly({ data })).rejects.toThrow(/^DATA: .* of a later version/)
  })

  it('are taken by who starts the bot, and missed by who only reads', async () => {
    const data = await folderOf({})
    const path = join(data, 'copydesk.sqlite')
    for (const steps of [[], migrations.slice(0, 1), migrations.slice(0, -1)]) {
      const db = openSqlite({ path, clock: Date.now })
      if (steps.length > 0) await migrate(db, steps)
      await db.close()
      await expect(openReadOnly({ data })).rejects.toThrow(
        /^DATA: the database is of an earlier version .*`copydesk start` brings it up to date/
      )
    }
    await (await openStore({ data })).close()
    await (await openReadOnly({ data })).close()
  })
})

describe('the store in a folder', () => {
  it('takes over once what earlier versions kept in files, and says so', async () => {
    const data = await folderOf({
      'sources.json': '[{"typed":"feed:https://g.example/rss","scope":null,"list":null}]',
      'health.json': '{}',
      'other.json': '1'
    })
    const told: string[] = []
    const log = { info: (line: string) => told.push(line), warn: () => {} }
    const seen = await openReadOnly({ data })
    expect(await seen.documents.read('health')).toEqual({})
    const store = await openStore({ data, log })
    expect(await store.documents.read('sources')).toMatchObject([
      { typed: 'feed:https://g.example/rss' }
    ])
    expect(await store.documents.read('other')).toBeNull()
    expect(told).toEqual([
      'store: 2 files of an earlier version were taken over; they may be deleted'
    ])
    await store.documents.write('sources', [])
    await store.close()
    const again = await openStore({ data, log })
    expect(await again.documents.read('sources')).toEqual([])
    expect(told).toHaveLength(1)
    await again.close()
  })

  it('tells who only reads when somebody last looked, and notes no look', async () => {
    const data = await folderOf({})
    const store = await openStore({ data })
    await store.recall.look('u', 'stories', 5)
    const reader = await openReadOnly({ data })
    expect(await reader.recall.look('u', 'stories', 9)).toBe(5)
    expect(await reader.recall.look('u', 'stories', 10)).toBe(5)
    await reader.close()
    await store.close()
  })

  it('says which file of an earlier version is damaged, and does not write over it', async () => {
    const data = await folderOf({ 'sources.json': '{"added":[' })
    await expect(openStore({ data })).rejects.toThrow(/sources\.json: is damaged: move it away/)
    expect(await readFile(join(data, 'sources.json'), 'utf8')).toBe('{"added":[')
  })

  it('lets nobody else read its files', async () => {
    const data = await folderOf({})
    const store = await openStore({ data })
    await store.documents.write('secret', 1)
    for (const file of ['copydesk.sqlite', 'copydesk.sqlite-wal'])
      expect((await stat(join(data, file))).mode & 0o077).toBe(0)
    await store.close()
  })

  it('says when its folder cannot be one, and when its file is none', async () => {
    const data = await folderOf({
      file: '',
      'bad/copydesk.sqlite': 'this is no database'.repeat(99)
    })
    await expect(openStore({ data: join(data, 'file', 'in') })).rejects.toThrow(
      /^DATA: wants a folder that can be made/
    )
    await expect(openStore({ data: join(data, 'bad') })).rejects.toThrow(
      /^DATA: .*: it is no database/
    )
  })

  it('says which folder it may not read', async () => {
    const data = await folderOf({ file: '' })
    await expect(openReadOnly({ data: join(data, 'file') })).rejects.toThrow(
      /^DATA: .*file cannot be read/
    )
  })

  it('flushes every commit to the disk before it is acknowledged', async () => {
    const data = await folderOf({})
    const db = openSqlite({ path: join(data, 'a.sqlite'), clock: Date.now })
    expect(await db.run('PRAGMA journal_mode')).toMatchObject([{ journal_mode: 'wal' }])
    // 2 is FULL: the log is flushed after each commit. https://sqlite.org/pragma.html#pragma_synchronous
    expect(await db.run('PRAGMA synchronous')).toMatchObject([{ synchronous: 2 }])
    await db.close()
  })

  it('refuses what comes after it has been closed, read or written', async () => {
    const data = await folderOf({})
    const db = openSqlite({ path: join(data, 'a.sqlite'), clock: Date.now })
    await db.run('CREATE TABLE notes (words TEXT)')
    await db.close()
    const late = [
      db.run('SELECT words FROM notes'),
      db.run("INSERT INTO notes VALUES ('a')"),
      db.jot("INSERT INTO notes VALUES ('b')"),
      db.transaction(run => run('DELETE FROM notes'))
    ]
    for (const each of await Promise.allSettled(late)) expect(each.status).toBe('rejected')
    await expect(db.jot('DELETE FROM notes')).rejects.toThrow(/a\.sqlite: it has been closed/)
  })

  it('says that somebody else holds it, and goes on when he has let go', async () => {
    const path = join(await folderOf({}), 'a.sqlite')
    const db = openSqlite({ path, patience: 5, clock: Date.now })
    await db.run('CREATE TABLE notes (words TEXT)')
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    const held = [
      db.run("INSERT INTO notes VALUES ('a')"),
      db.jot("INSERT INTO notes VALUES ('b')"),
      db.transaction(run => run("INSERT INTO notes VALUES ('c')"))
    ]
    for (const each of held)
      await expect(each).rejects.toThrow(/a\.sqlite: another process has held it for too long$/)
    other.close()
    await db.run("INSERT INTO notes VALUES ('d')")
    expect(await db.run('SELECT words FROM notes')).toEqual([{ words: 'd' }])
    await db.close()
  })

  it('changes nothing where it is only to be read', async () => {
    const data = await folderOf({})
    await (await openStore({ data })).close()
    const store = await openReadOnly({ data })
    await store.documents.write('note', 1)
    expect(await store.documents.read('note')).toBeNull()
    await expect(store.settings.write('s', 'a', 'b')).rejects.toThrow(StoreError)
    await store.close()
  })

  it('says that its disk is full, keeps what it has, and goes on when there is room', async () => {
    const data = await folderOf({})
    const db = openSqlite({ path: join(data, 'a.sqlite'), clock: Date.now })
    await migrate(db)
    const [{ pages } = { pages: 0 }] = await db.run<{ pages: number }>(
      'SELECT page_count AS pages FROM pragma_page_count'
    )
    await db.run(`PRAGMA max_page_count = ${pages}`)
    const insert = () =>
      db.run("INSERT INTO documents (name, body) VALUES ('big', $1)", ['x'.repeat(99_999)])
    await expect(insert()).rejects.toThrow(/a\.sqlite: the disk is full$/)
    await expect(insert()).rejects.toThrow(StoreError)
    expect(await db.run('SELECT * FROM documents')).toEqual([])
    await db.run('PRAGMA max_page_count = 100000')
    await insert()
    expect(await db.run('SELECT name FROM documents')).toEqual([{ name: 'big' }])
    await db.close()
  })

  it(
    'loses no acknowledged row in 60 kills, whether it has to last or not, and always opens again',
    { timeout: 120_000 },
    async () => {
      const data = await folderOf({})
      const script = join(data, 'writer.mjs')
      await writeFile(script, writer(data, 0))
      let known = -1
      for (let kill = 0; kill < 60; kill++) {
        known = await killedWriter(script, known, 1 + (kill % 5))
        const store = await openStore({ data })
        const rows = await rowsIn(store)
        for (const at of [known, Math.max(0, known - 1)])
          expect(await rows(at)).toMatchObject({ at, end: at })
        await store.close()
      }
      const store = await openStore({ data })
      const rows = await rowsIn(store)
      for (let at = 0; at <= known; at++) expect(await rows(at)).toMatchObject({ at, end: at })
      await store.close()
    }
  )

  it('takes the rows of two processes at once', async () => {
    const data = await folderOf({})
    const scripts = [0, 1].map(which => join(data, `writer-${which}.mjs`))
    await Promise.all(
      scripts.map((script, which) => writeFile(script, writer(data, which * 1_000_000)))
    )
    const last = await Promise.all(
      scripts.map((script, which) => killedWriter(script, which * 1_000_000 - 1, 100))
    )
    const store = await openStore({ data })
    const rows = await rowsIn(store)
    for (const [which, end] of last.entries())
      for (let at = which * 1_000_000; at <= end; at++) expect(await rows(at)).toMatchObject({ at })
    await store.close()
  })
})

describe.skipIf(postgres === null)('the store on a server', () => {
  it('says that the server is gone, and goes on when it is back', { timeout: 60_000 }, async () => {
    const databaseUrl = postgres?.database('away') ?? ''
    const store = await openStore({ data: null, databaseUrl, log: { info() {}, warn() {} } })
    await store.documents.write('note', 1)
    const back = postgres?.restart()
    await expect(untilRefused(() => store.documents.write('note', 2))).rejects.toThrow(
      /^DATABASE_URL: the database does not answer/
    )
    await back
    await store.documents.write('note', 3)
    expect(await store.documents.read('note')).toBe(3)
    await store.close()
  })

  it('says at the start which key names a server that is not there', async () => {
    const databaseUrl = 'postgres://copydesk@127.0.0.1:9/none'
    await expect(openStore({ data: null, databaseUrl })).rejects.toThrow(ConfigError)
    await expect(openStore({ data: null, databaseUrl })).rejects.toThrow(
      /^DATABASE_URL: the database does not answer/
    )
  })

  it('changes nothing where it is only to be read', async () => {
    const databaseUrl = postgres?.database('readonly') ?? ''
    await (await openStore({ data: null, databaseUrl })).close()
    const store = await openReadOnly({ data: null, databaseUrl })
    await expect(store.settings.write('s', 'a', 'b')).rejects.toThrow(/may only be read/)
    expect(await store.settings.read('s')).toEqual({})
    await store.close()
  })
})

async function untilRefused(work: () => Promise<void>): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end) await work()
}

/** A process that writes rows from a number on, and says of each when it was acknowledged. */
const writer = (data: string, from: number): string => `
  import { openStore } from ${JSON.stringify(new URL('../../src/store/store.ts', import.meta.url).href)}
  const store = await openStore({ data: ${JSON.stringify(data)} })
  for (let at = Number(process.argv[2] ?? ${from}); ; at++) {
    const row = { at, filling: 'x'.repeat(3000), end: at }
    if (at % 2 === 0) await store.documents.write('row ' + at, row)
    else await store.owed.add('row ' + at, 'writer', row)
    process.send(at)
  }`

/** What a writer has left under a number: every second row may be lost with the machine, though not with the process. */
async function rowsIn({ documents, owed }: Store): Promise<(at: number) => Promise<unknown>> {
  const debts = new Map((await owed.take('writer', 'writer')).map(({ id, debt }) => [id, debt]))
  return async at => debts.get(`row ${at}`) ?? documents.read(`row ${at}`)
}

/** Goes on after `known`, and is killed some rows later. Gives the last that was acknowledged. */
async function killedWriter(script: string, known: number, rows: number): Promise<number> {
  const child = fork(script, [String(known + 1)])
  let acknowledged = known
  await new Promise<void>(resolve => {
    child.on('message', at => {
      acknowledged = Number(at)
      if (acknowledged >= known + rows) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
  })
  return acknowledged
}
