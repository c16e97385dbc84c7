// The flags and settings that `npm start` gives Node: what is measured runs as the bot does.
import { readFileSync } from 'node:fs'
import { allocatorSettings } from '../../src/allocator.ts'

const { scripts }: { readonly scripts: { readonly start: string } } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
)

export const asStarted = {
  execArgv: scripts.start.split(' ').filter(word => word.startsWith('--')),
  env: { ...allocatorSettings, ...process.env }
}
