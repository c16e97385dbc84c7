// What is offered while a line is typed, each with what it is for, and how the command that is being typed is used.
import type { Ask, FrontDesk, MenuItem } from '../../ask.ts'
import { complete, itemBegun } from '../../completing.ts'

export interface Suggested {
  /** Of the command that the line begins with; empty where it begins with none. */
  readonly usage: string
  readonly offers: readonly { readonly value: string; readonly says: string }[]
}

/** Whole lines, at most as many as a client shows. */
export function suggest(
  desk: FrontDesk,
  line: string,
  from: Pick<Ask, 'channel' | 'admin'>
): Suggested {
  const [offered, replaced] = complete(desk, line, from)
  const kept = line.slice(0, line.length - replaced.length)
  const item = itemBegun(desk.menu, line)
  return {
    usage: item === undefined ? '' : `${item.usage}: ${item.summary}`,
    offers: offered
      .slice(0, MOST)
      .map(value => ({ value: kept + value, says: says(value, desk.menu, item) }))
  }
}

const MOST = 12

/** A name or a topic speaks for itself. */
function says(value: string, menu: readonly MenuItem[], item: MenuItem | undefined): string {
  if (item === undefined) return menu.find(({ name }) => value.trim() === `/${name}`)?.summary ?? ''
  return item.options.find(({ name }) => value === `${name}:`)?.summary ?? ''
}
