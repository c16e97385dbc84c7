// From what somebody did in Slack to an ask, and to the reply. Knows no transport and sends nothing.
import { type FrontDesk, type MenuItem, readAsk } from '../../ask.ts'
import type { Reply } from '../../reply.ts'
import { openTurns, type Turn } from '../../turns.ts'
import type { Admins } from './admins.ts'
import type { Called } from './called.ts'

/** Who asks, and where. */
export interface Asker {
  readonly team: string
  readonly user: string
  /** The user's own where it is asked in no channel, as in a modal. */
  readonly channel: string
}

export interface Asking {
  readonly desk: FrontDesk
  /** A line such as `/quote rutte`, or without a slash. */
  line(asker: Asker, line: string, meanwhile?: Meanwhile): Turn
  /** A command with a value by each option. */
  fields(
    asker: Asker,
    command: string,
    values: Readonly<Record<string, string>>,
    meanwhile?: Meanwhile
  ): Turn
  /** Whether what only the asker sees may be shown to all: not what is for administrators, nor what is private because it went wrong. */
  mayShare(line: string, answered: Reply): boolean
}

/** Told now and then how far an answer is that takes long. */
export type Meanwhile = (soFar: Reply) => void

export function openAsking(desk: FrontDesk, admins: Admins, called: Called): Asking {
  const inTurn = openTurns()
  const ask = (
    { team, user, channel }: Asker,
    command: string,
    input: string | Readonly<Record<string, string>>,
    meanwhile?: Meanwhile
  ): Turn => {
    const at = Date.now()
    return inTurn(async () => {
      const asked = {
        command,
        input,
        asker: `slack:${team}:${user}`,
        channel: `slack:${team}:${channel}`,
        // It costs a call to Slack, and most questions are everybody's.
        admin: mayNeedAdmin(command, input, desk.menu) && (await admins.has(team, user)),
        at
      }
      return called(await desk.answer(asked, meanwhile && (soFar => meanwhile(called(soFar)))))
    })
  }
  return {
    desk,
    line(asker, line, meanwhile) {
      const { command, input } = readAsk(line)
      return ask(asker, command, input, meanwhile)
    },
    fields: ask,
    mayShare(line, answered) {
      const { command, input } = readAsk(line)
      const named = itemsNamed(command, input, desk.menu)
      return (
        named.length > 0 && named.every(item => !item.admin && (!answered.private || item.private))
      )
    }
  }
}

/** Whether this is not surely a command of everybody's. The front desk decides; other names of a command are for it to know. */
function mayNeedAdmin(
  command: string,
  input: string | Readonly<Record<string, string>>,
  menu: readonly MenuItem[]
): boolean {
  const named = itemsNamed(command, input, menu)
  return named.length === 0 || named.some(({ admin }) => admin)
}

/** `source add` as well as `source`. */
function itemsNamed(
  command: string,
  input: string | Readonly<Record<string, string>>,
  menu: readonly MenuItem[]
): readonly MenuItem[] {
  const said = typeof input === 'string' ? `${command} ${input}` : command
  const [first = '', second = ''] = said.trim().toLowerCase().split(/\s+/, 2)
  return menu.filter(({ name }) => name === first || name === `${first} ${second}`)
}
