import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { configKeys, packageFolder, readConfig, seedsAddress } from '../src/config.ts'
import { settingKeys } from '../src/platforms/discord/settings.ts'
import { previewKeys } from '../src/platforms/preview/settings.ts'
import { readRegistration, slackKeys } from '../src/platforms/slack/settings.ts'

const machine = Math.min(totalmem(), process.constrainedMemory() || Infinity)

describe('readConfig', () => {
  it('reads the seeds, talks on the console and keeps quiet when nothing is set', () => {
    expect(readConfig({})).toEqual({
      sources: [seedsAddress(process.cwd())],
      platforms: ['console'],
      logLevel: 'error',
      data: './data',
      databaseUrl: null,
      maxArticles: 1_000_000,
      memory: expect.closeTo(0.75 * machine, -6),
      keep: 90 * 86_400_000,
      failingAfter: 86_400_000,
      zone: null,
      late: 7_200_000,
      contact: null,
      allowNetworks: []
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

  it('takes times as people write them, and networks as they come', () => {
    expect(readConfig({ KEEP: '36h', FAILING_AFTER: '30m' })).toMatchObject({
      keep: 36 * 3_600_000,
      failingAfter: 1_800_000
    })
    expect(readConfig({ KEEP: 'forever' }).keep).toBe(Infinity)
    expect(readConfig({ ALLOW_NETWORKS: '10.1.0.0/16, 127.0.0.1' }).allowNetworks).toEqual([
      '10.1.0.0/16',
      '127.0.0.1'
    ])
    expect(readConfig({ CONTACT: 'desk@gazette.example' }).contact).toBe('desk@gazette.example')
  })

  it('opens the page beside the prompt where somebody types, unless told what to open', () => {
    expect(readConfig({}, { isTyped: true }).platforms).toEqual(['console', 'preview'])
    expect(readConfig({ PLATFORMS: 'console' }, { isTyped: true }).platforms).toEqual(['console'])
  })

  it('logs more where nobody types', () => {
    expect(readConfig({ PLATFORMS: 'slack' }).logLevel).toBe('info')
    expect(readConfig({ PLATFORMS: 'slack', LOG_LEVEL: 'error' }).logLevel).toBe('error')
  })

  it('takes sizes as people write them, and "none" for no folder', () => {
    expect(readConfig({ MEMORY: '4GB' }).memory).toBe(4e9)
    expect(readConfig({ MEMORY: '512 mb' }).memory).toBe(512e6)
    expect(readConfig({ MEMORY: '50%' }).memory).toBeCloseTo(machine / 2, -6)
    expect(readConfig({ DATA: 'none' }).data).toBeNull()
    expect(readConfig({ DATA: '/var/lib/copydesk' }).data).toBe('/var/lib/copydesk')
  })

  it.each([
    ['MAX_ARTICLES', 'many', /MAX_ARTICLES: wants a whole number above 0/],
    ['MAX_ARTICLES', '0', /MAX_ARTICLES: wants a whole number above 0/],
    ['MEMORY', '2', /MEMORY: wants at least 50MB, as 4GB, 512MB or a share/],
    ['MEMORY', '1MB', /MEMORY: wants at least 50MB/],
    ['DATABASE_URL', 'mysql://host/copydesk', /DATABASE_URL: wants the address of a PostgreSQL/],
    ['DATABASE_URL', 'postgres://host:port/copydesk', /DATABASE_URL: wants the address/],
    ['KEEP', '90', /KEEP: wants a time such as 90d, or forever/],
    ['KEEP', '0d', /KEEP: wants a time/],
    ['FAILING_AFTER', 'never', /FAILING_AFTER: wants a time such as 1d/],
    ['CONTACT', 'me\r\nHost: x', /CONTACT: wants an address/],
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
    const own = [...configKeys, ...settingKeys, ...slackKeys, ...previewKeys]
    expect(Object.keys(uncommented).toSorted()).toEqual(own.toSorted())
  })

  it('changes nothing as it stands, and shows the defaults', () => {
    expect(parseEnv(text)).toEqual({})
    expect(readConfig({ ...uncommented, SOURCES: undefined })).toEqual(readConfig({}))
    expect(readRegistration(uncommented)).toEqual(readRegistration({}))
    expect(uncommented['SOURCES']).toBe(seedsAddress(packageFolder))
  })
})
