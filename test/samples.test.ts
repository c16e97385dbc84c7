// Holds the code that the guides print to the types: whoever saves it as it stands passes `npm run check`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { packageFolder } from '../src/config.ts'

const samplesOf = (guide: string): readonly string[] =>
  Array.from(
    readFileSync(join(packageFolder, guide), 'utf8').matchAll(/^```ts\n([^]*?)^```/gm),
    ([, code = '']) => code
  )

it(
  'what the guides say to save in a file is of the types that it meets there',
  { timeout: 120_000 },
  () => {
    const [command, source, platform] = samplesOf('CONTRIBUTING.md')
    const [other] = samplesOf('commands/README.md')
    const files = {
      'commands/latest.ts': command,
      'commands/longest.ts': other,
      'src/sources/lines.ts': source,
      'src/platforms/http/http.ts': platform
    }
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-samples-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const [path, code = 'missing'] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), code)
    }
    const settings = {
      extends: join(packageFolder, 'tsconfig.json'),
      compilerOptions: {
        // As if they lay in the repository.
        rootDirs: [packageFolder, folder],
        paths: { '#command': [join(packageFolder, 'src/command.ts')] },
        typeRoots: [join(packageFolder, 'node_modules/@types')]
      },
      include: Object.keys(files)
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    const tsc = join(packageFolder, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
  }
)
