// `node scripts/transcripts.ts` runs every command that README.md shows in a console block and writes down what it prints.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** The text with every transcript in it as it would be now; the same text when all are true. */
export const withTranscripts = (markdown: string): string =>
  markdown.replaceAll(transcript, (_, command: string) => {
    const shown = run(argumentsOf(command))
    return `\`\`\`console\n$ npm run -s copydesk -- ${command}\n${shown.trimEnd()}\n\`\`\``
  })

const transcript = /```console\n\$ npm run -s copydesk -- (.+)\n(?:(?!```).*\n)*```/g

/** Words at the spaces, single quotation marks hold some together: all that our transcripts need of a shell. */
const argumentsOf = (command: string): readonly string[] =>
  Array.from(command.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word)

// On the seeds alone, whatever the reader's own settings are.
const run = (words: readonly string[]): string =>
  execFileSync(process.execPath, ['src/copydesk.js', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, SOURCES: 'folder:./seeds', LOG_LEVEL: 'warn', NO_COLOR: '1' }
  })

if (import.meta.main) {
  const readme = `${folder}README.md`
  writeFileSync(readme, withTranscripts(readFileSync(readme, 'utf8')))
}
