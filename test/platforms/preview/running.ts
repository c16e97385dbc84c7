// `npm start` as a process of its own, with the page of the preview alone, over the seeds.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Running {
  readonly url: string
  /** Seconds that processors have worked for it so far, npm included; null where the system does not tell. */
  worked(): number | null
  /** Resolves when it has ended. */
  end(): Promise<void>
}

/** Resolves when the page is there. Rejects when the process ends before, with what it said. */
export async function startPreview(env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn('npm', ['start'], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm hands no signal on to what it starts: both are ended together.
    detached: true,
    env: {
      ...process.env,
      PLATFORMS: 'preview',
      PREVIEW_PORT: '0',
      PREVIEW_OPEN: 'no',
      LOG_LEVEL: 'info',
      ...env
    }
  })
  const url = await urlOf(child)
  return { url, worked: () => workedIn(child.pid ?? 0), end: () => end(child) }
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (data: Buffer) => {
      said += data.toString()
      const [, url] = /preview: open (http:\/\/[\w.:]+)/.exec(said) ?? []
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`preview: it did not start: ${said}`)))
  })
}

/** Of all processes of a group, by the hundredths of seconds that Linux tells. */
function workedIn(group: number): number | null {
  if (process.platform !== 'linux') return null
  const stats = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => statOf(name) ?? [])
    // After the name, which may hold anything: state, parent, group …; times are the 14th to the 17th of all.
    .map(stat =>
      stat
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number)
    )
  const own = stats.filter(([, , of]) => of === group)
  return own.flatMap(stat => stat.slice(11, 15)).reduce((sum, each) => sum + each, 0) / 100
}

/** Null for a process that has just ended. */
function statOf(id: string): string | null {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const streams = [child.stdout, child.stderr].map(
    each => new Promise(resolve => each?.once('close', resolve))
  )
  process.kill(-child.pid, 'SIGTERM')
  // What npm has started holds these until it has written what there is to write.
  await Promise.all(streams)
}
