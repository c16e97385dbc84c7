// A menu with everything that Discord has a place for, and a log that says nothing. Free of the test runner.
import type { MenuItem, MenuOption } from '../../../src/ask.ts'
import type { PlatformSettings } from '../../../src/platform.ts'

export const quietLog: PlatformSettings['log'] = {
  debug() {},
  info() {},
  warn() {},
  error() {}
}

const option = (name: string, kind: string, more: Partial<MenuOption> = {}): MenuOption => ({
  name,
  summary: `which ${name}`,
  kind,
  required: false,
  choices: [],
  ...more
})

const item = (
  name: string,
  options: readonly MenuOption[],
  more: Partial<MenuItem> = {}
): MenuItem => ({
  name,
  summary: `what /${name} answers`,
  usage: `/${name}`,
  options,
  admin: false,
  private: false,
  ...more
})

/** A command of every kind: options of all types, two words, for administrators, private, checking. */
export const menu: readonly MenuItem[] = [
  item('check', [option('words', 'words', { required: true })]),
  item('help', []),
  item('source add', [option('address', 'words', { required: true })], {
    admin: true,
    private: true
  }),
  item('source pause', [option('source', 'source', { required: true })], {
    admin: true,
    private: true
  }),
  item('wave', [
    option('about', 'topic'),
    option('person', 'person', { required: true }),
    option('length', 'choice', { choices: ['short', 'long'] }),
    option('most', 'count'),
    option('since', 'date')
  ]),
  item('whisper', [option('person', 'person')], { private: true })
]
