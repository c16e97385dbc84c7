import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { configKeys, packageFolder, readConfig, seedsAddress } from '../src/config.ts'

describe('readConfig', () => {
  it('reads the seeds, talks on the console and keeps quiet when nothing is set', () => {
    expect(readConfig({})).toEqual({
      sources: [seedsAddress(process.cwd())],
      platforms: ['console'],
      logLevel: 'error'
    })
  })

  it('takes addresses and names separated by spaces, commas and lines, each once', () => {
    const config = readConfig({
      SOURCES: ' folder:./news, jsonl:/tmp/a.jsonl\nfolder:./news ',
      PLATFORMS: 'slack discord,slack'
    })
    expect(config.sources).toEqual(['folder:./news', 'jsonl:/tmp/a.jsonl'])
    expect(config.platforms).toEqual(['slack', 'discord'])
  })

  it('takes an empty value as none', () => {
    expect(readConfig({ SOURCES: '', PLATFORMS: '  ', LOG_LEVEL: '' })).toEqual(readConfig({}))
  })

  it('logs more where nobody types', () => {
    expect(readConfig({ PLATFORMS: 'slack' }).logLevel).toBe('info')
    expect(readConfig({ PLATFORMS: 'slack', LOG_LEVEL: 'error' }).logLevel).toBe('error')
  })

  it.each([
    ['SOURCES', 'seeds', /SOURCES: wants addresses such as folder:.*not "seeds"/],
    ['SOURCES', ',', /SOURCES: wants at least one/],
    ['PLATFORMS', 'console,../etc', /PLATFORMS: wants names such as console, not "\.\.\/etc"/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL: wants one of silent, fatal, error, warn/]
  ])('names the key and what it wants: %s=%s', (key, value, message) => {
    expect(() => readConfig({ [key]: value })).toThrow(message)
  })
})

describe('seedsAddress', () => {
  it('leads to the seeds from anywhere', () => {
    expect(seedsAddress(packageFolder)).toBe('folder:./seeds')
    expect(seedsAddress(join(packageFolder, 'docs'))).toBe('folder:../seeds')
  })
})

describe('.env.example', () => {
  const text = readFileSync(join(packageFolder, '.env.example'), 'utf8')
  const uncommented = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, ''))

  it('lists every key that is read and no other', () => {
    expect(Object.keys(uncommented).toSorted()).toEqual(configKeys.toSorted())
  })

  it('changes nothing as it stands, and shows the defaults', () => {
    expect(parseEnv(text)).toEqual({})
    expect(readConfig({ ...uncommented, SOURCES: undefined })).toEqual(readConfig({}))
    expect(uncommented['SOURCES']).toBe(seedsAddress(packageFolder))
  })
})
