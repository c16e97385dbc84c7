// The flags that `npm start` gives Node: what is measured runs as the bot does.
import { readFileSync } from 'node:fs'

const { scripts }: { readonly scripts: { readonly start: string } } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
)

export const asStarted: string[] = scripts.start.split(' ').filter(word => word.startsWith('--'))
