// The options that several subcommands share, and what their values must be.
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'

export interface SourceChoice {
  /** Addresses that replace the configured ones; empty when none was given. */
  readonly source: readonly string[]
}

/** `--source ADDRESS`, repeatable. */
export const sourceOption = (): Option =>
  new Option('-s, --source <address>', 'read this source in place of the configured; repeatable')
    .default([], 'SOURCES')
    .argParser((address: string, before: readonly string[]) => {
      if (!/^[a-z][a-z0-9-]*:./.test(address)) {
        throw new InvalidArgumentError(
          'It wants KIND:REST, such as folder:./news or jsonl:./a.jsonl.'
        )
      }
      return [...before, address]
    })

/** For options that count something: a whole number from `least` to `most`. */
export const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`It wants a whole number from ${least} to ${most}.`)
  }

/** For subcommands that read standard input alone: anything else is a command line that was not understood. */
export function onlyStandardInput(from: string, command: Command): void {
  if (from !== '-') command.error(`error: ${command.name()} reads from "-", not from "${from}"`)
}
