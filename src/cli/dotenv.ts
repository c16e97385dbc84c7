// `.env` in the current folder: settings for whoever does not set them where the bot is started.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { packageFolder } from '../config.ts'
import { ConfigError } from '../errors.ts'
import { nearest } from '../kit/nearest.ts'
import { visible } from '../visible.ts'

/**
 * Completes `process.env` from the file, where there is one. What is set already wins. A key in it that nobody reads but that is
 * spelled much like one that is read is told on standard error; others may be another program's. Throws `ConfigError` for a
 * file that cannot be read.
 */
export function loadDotEnv(): void {
  if (!existsSync('.env')) return
  try {
    process.loadEnvFile('.env')
    const written = Object.keys(parseEnv(readFileSync('.env', 'utf8')))
    const known = keysRead()
    for (const key of written.filter(each => !known.includes(each))) {
      const [meant] = nearest(key, known, 1)
      if (meant !== undefined)
        process.stderr.write(visible(`.env: ${key} is not read; is ${meant} meant?`) + '\n')
    }
  } catch (cause) {
    // Node says of one that may not be read that it is not there.
    throw new ConfigError('.env', 'wants to be a file that whoever starts the bot may read', {
      cause
    })
  }
}

/** Of the bot and of every platform, also of those that are not started: `.env.example` has them all, a test sees to that. */
const keysRead = (): readonly string[] =>
  Object.keys(
    parseEnv(
      readFileSync(`${packageFolder}.env.example`, 'utf8').replaceAll(/^#(?=[A-Z_]+=)/gm, '')
    )
  )
