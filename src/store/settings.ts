// What was set for a place or a channel, by name. Knows neither what may be set nor what it means.
import type { Database } from './database.ts'

export interface KeptSettings {
  /** By name. */
  read(scope: string): Promise<Readonly<Record<string, string>>>
  /** Null takes it away. */
  write(scope: string, name: string, value: string | null): Promise<void>
}

export function settingsIn({ run }: Database): KeptSettings {
  return {
    async read(scope) {
      const rows = await run<{ name: string; value: string }>(
        'SELECT name, value FROM settings WHERE scope = $1',
        [scope]
      )
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    },
    async write(scope, name, value) {
      if (value === null)
        await run('DELETE FROM settings WHERE scope = $1 AND name = $2', [scope, name])
      else await run(WRITE, [scope, name, value])
    }
  }
}

const WRITE = `
  INSERT INTO settings (scope, name, value) VALUES ($1, $2, $3)
  ON CONFLICT (scope, name) DO UPDATE SET value = $3`
