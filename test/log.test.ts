import { describe, expect, it } from 'vitest'
import { openLog, withoutSecrets } from '../src/log.ts'

const logged = (isTTY: boolean, write: (log: ReturnType<typeof openLog>) => void): string => {
  const lines: string[] = []
  write(openLog('info', { isTTY, write: line => lines.push(line) }))
  return lines.join('')
}

describe('openLog', () => {
  it('writes JSON where no terminal is', () => {
    const line = logged(false, log => log.warn({ articles: 3 }, 'folder:./news: 1 problem'))
    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      msg: 'folder:./news: 1 problem',
      articles: 3
    })
  })

  it('writes plain lines on a terminal', () => {
    const line = logged(true, log => log.warn({ articles: 3 }, 'read'))
    expect(line).toMatch(/^\d\d:\d\d:\d\d warn {2}read {2}articles=3\n$/)
  })

  it('tells where an error came from', () => {
    const line = logged(true, log => log.error({ err: new Error('it broke') }, 'fault F-1'))
    expect(line).toContain('fault F-1')
    expect(line).toMatch(/Error: it broke\n\s+at .*log\.test\.ts/)
  })

  it('keeps quiet below its level', () => {
    expect(logged(true, log => log.debug('detail'))).toBe('')
  })

  it('lets no text from outside steer the terminal', () => {
    const line = logged(true, log => log.warn('\u001b]0;owned\u0007 \u009b31m'))
    expect(line).not.toMatch(/[^\P{Cc}\n]/u)
  })

  it('takes secrets out of fields, messages and errors', () => {
    for (const isTTY of [true, false]) {
      const text = logged(isTTY, log => {
        log.warn({ botToken: 'hush"1', nested: { password: 'hush2' } }, 'x')
        log.warn('feed:https://me:hush3@news.example/feed?a=1&token=hush4&b=2')
        log.error(new Error('POST with Authorization: Bearer hush5hush5hush5hush5'))
      })
      expect(text).not.toContain('hush')
      expect(text).toContain('news.example/feed?a=1&token=[secret]&b=2')
    }
  })
})

describe('withoutSecrets', () => {
  it.each([
    ['xoxb-12345678-abcdefgh', '[secret]'],
    ['signed with xapp-1-A0B1C2-99', 'signed with [secret]'],
    ['folder:./seeds: not there', 'folder:./seeds: not there'],
    ['mail editor@news.example about it', 'mail editor@news.example about it']
  ])('%s', (line, expected) => {
    expect(withoutSecrets(line)).toBe(expected)
  })
})
