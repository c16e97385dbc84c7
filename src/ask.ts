// All that passes between a platform and the bot: an Ask goes up, a Reply comes down.
import type { Reply } from './reply.ts'

/** Someone asks. A button press is an Ask, a mention is an Ask, a schedule is an Ask. */
export interface Ask {
  /** Name of the command, without slash: `quote`. */
  readonly command: string
  /** What follows the command as typed (`rutte about:"grain deal"`), or values by option name where the platform has fields. */
  readonly input: string | Readonly<Record<string, string>>
  /** `console:local`, `slack:T…:U…`. */
  readonly asker: string
  /** `console:local`, `slack:T…:C…`. */
  readonly channel: string
  /** Whether the platform knows the asker as an administrator of this place. */
  readonly admin: boolean
  /** Epoch milliseconds. */
  readonly at: number
  /** The asker's time zone, an IANA name, where the platform tells it. */
  readonly zone?: string
  /** What the platform calls the asker's roles or groups, where it tells them. */
  readonly roles?: readonly string[]
  /** Nobody waits for the answer: it is posted at the channel, for all who are there. */
  readonly posted?: true
}

/** One option as a platform needs to know it to register or complete it. */
export interface MenuOption {
  readonly name: string
  readonly summary: string
  /**
   * What the option means: `person`, `topic`, `outlet`, `story`, `subject` (an article, a story, a person or a
   * topic), `date`, `count`, `words`, `choice`, `command`.
   */
  readonly kind: string
  readonly required: boolean
  readonly choices: readonly string[]
}

export interface MenuItem {
  /** One word, `quote`, or two, `source add`: then the second is what some platforms call a sub-command of the first. */
  readonly name: string
  readonly summary: string
  /** `/quote PERSON [about TOPIC] [outlet:NAME]` */
  readonly usage: string
  readonly options: readonly MenuOption[]
  readonly admin: boolean
  readonly private: boolean
}

export interface FrontDesk {
  /** Sorted by name. */
  readonly menu: readonly MenuItem[]
  /**
   * Never throws and never rejects: a fault becomes an apology with a reference that is in the log too. But what is to be posted is
   * better posted later than refused: it rejects with `StoreError` while the database cannot. `meanwhile` is called now and
   * then while the answer takes long, with how far it is: for the asker's eyes, each in the place of the one before.
   */
  answer(ask: Ask, meanwhile?: (soFar: Reply) => void): Promise<Reply>
  /**
   * At most 25 values that complete what was typed for one option, best first. Empty when there is nothing to offer. `from`: who
   * types; without it only what everybody may know is offered.
   */
  suggest(
    command: string,
    option: string,
    typed: string,
    from?: Pick<Ask, 'channel' | 'admin'>
  ): readonly string[]
}

/** The place of whoever sits at the machine that runs the bot. */
export const CONSOLE = 'console:local'

/** The workspace or server that a channel is in, `slack:T1` of `slack:T1:C7`; at the console the console itself. */
export const placeOf = (channel: string): string => channel.split(':').slice(0, 2).join(':')

/**
 * A typed line, or the line of a follow-up, as what is asked: `/quote mark rutte` is `quote` and `mark rutte`.
 * A line without a slash names no command (`command` is empty) and is all input.
 */
export function readAsk(line: string): Pick<Ask, 'command'> & { readonly input: string } {
  const [, command, input] = /^\s*\/(\S*)\s*([^]*)$/.exec(line) ?? []
  return command === undefined || input === undefined
    ? { command: '', input: line.trim() }
    : { command: command.toLowerCase(), input: input.trimEnd() }
}
