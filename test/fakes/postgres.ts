// A real PostgreSQL server for tests, where one is installed: in a folder of its own, on 127.0.0.1, gone with whoever started it.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface PostgresServer {
  /** Of a database of its own, empty. */
  database(name: string): string
  /** Ends it as a power cut would, and starts it anew on the same files. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Null where none is installed: then one line on standard error says so. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const binaries = await findBinaries()
  if (binaries === null) {
    process.stderr.write(
      'PostgreSQL is not installed here: the store was tested on SQLite alone.\n'
    )
    return null
  }
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-postgres-'))
  const as = whoMay()
  if (as !== null) await chown(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const settings = {
    ...as,
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' }
  } as const
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'copydesk', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    settings
  )
  const port = await freePort()
  const start = async () => {
    const server = spawn(
      join(binaries, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${folder}`,
        '-c',
        'max_connections=100'
      ],
      settings
    )
    // Whoever forgets to stop it leaves nothing behind.
    process.once('exit', () => server.kill('SIGQUIT'))
    await answers(join(binaries, 'psql'), port)
    return server
  }
  let server = await start()
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>(resolve => {
      if (server.exitCode !== null) return resolve()
      server.once('exit', () => resolve())
      server.kill(signal)
    })
  return {
    database(name) {
      execFileSync(join(binaries, 'psql'), [...asking(port), '-c', `CREATE DATABASE ${name}`], {
        stdio: 'ignore'
      })
      return `postgres://copydesk@127.0.0.1:${port}/${name}`
    },
    async restart() {
      await end('SIGQUIT')
      server = await start()
    },
    async stop() {
      await end('SIGQUIT')
      await rm(folder, { recursive: true })
    }
  }
}

/** Where `initdb` and `postgres` lie: on the path, or where Debian puts them. */
async function findBinaries(): Promise<string | null> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? await readdir(debian) : []
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter)
  ]
  return folders.find(hasServer) ?? null
}

const hasServer = (folder: string): boolean =>
  ['initdb', 'postgres', 'psql'].every(name => existsSync(join(folder, name)))

/** PostgreSQL refuses to run as root: then as the user that it was installed with, else as nobody. */
function whoMay(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map(flag =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      )
      return { uid: uid ?? 65_534, gid: gid ?? 65_534 }
    } catch {
      // There is no such user: the next.
    }
  }
  return { uid: 65_534, gid: 65_534 }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const asking = (port: number): string[] => [
  '-h',
  '127.0.0.1',
  '-p',
  String(port),
  '-U',
  'copydesk',
  '-d',
  'postgres'
]

async function answers(psql: string, port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      execFileSync(psql, [...asking(port), '-c', 'SELECT 1'], { stdio: 'ignore' })
      return
    } catch (error) {
      // A machine that is busy with other things takes its time.
      if (tries === 1000) throw error
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
}
