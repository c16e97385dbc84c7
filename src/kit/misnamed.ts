// What is said of a name that is no command's, and what may have been meant. Knows names alone.
import { AskError } from '../errors.ts'
import { echoed, listed } from '../phrase.ts'
import type { FollowUp } from '../reply.ts'
import { followUp } from './line.ts'
import { nearest } from './nearest.ts'

export const helpOffer = followUp('What can be asked', '/help')

/**
 * `No command /qoute. Did you mean /quote?` `asking`: the follow-up for one that may be meant. `otherwise`: what is offered
 * where none is.
 */
export function noCommand(
  typed: string,
  names: readonly string[],
  asking: (name: string) => FollowUp,
  otherwise: readonly FollowUp[] = []
): AskError {
  const near = nearest(typed, names, 3)
  const meant = near.map(name => `/${name}`)
  const hint =
    near.length === 0
      ? '/help lists what there is.'
      : `Did you mean ${listed(meant, { joint: 'or' })}?`
  return new AskError(`No command ${echoed(`/${typed}`).slice(1, -1)}. ${hint}`, [
    ...(near.length === 0 ? otherwise : near.map(asking)),
    helpOffer
  ])
}

/** `/source is followed by add, pause or remove`, of the names of its parts. */
export const followedBy = (folder: string, parts: readonly string[]): string =>
  `/${folder} is followed by ${listed(
    parts.map(name => name.slice(folder.length + 1)),
    { joint: 'or' }
  )}`
