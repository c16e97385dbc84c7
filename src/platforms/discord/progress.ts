// How far an answer is that takes long, in the place where "thinking" stands and the answer will.
import type { Reply } from '../../reply.ts'
import { reasonOf, routes } from './api.ts'
import type { Asked } from './delivery.ts'
import { soFar } from './message.ts'
import type { Parts } from './parts.ts'
import { renderParts } from './render.ts'

export interface Progress {
  /** What is told before `begin` and after `end` is told to nobody; of what is told while an edit is under way only the last. */
  tell(this: void, reached: Reply): void
  /** "Thinking" stands there. */
  begin(): void
  /** Resolves when no edit is under way that could cover the answer. */
  end(this: void): Promise<void>
}

/** It is for the asker's eyes: where others see "thinking" too, or an older answer stands, nothing is told. */
export function openProgress({ raw, hidden, instead }: Asked, parts: Parts): Progress {
  const { api, settings, shelf } = parts
  const place = routes.original(raw.application_id, raw.token)
  let isOpen = false
  let next: Reply | undefined
  let telling: Promise<void> | undefined
  const tellLast = async (): Promise<void> => {
    const last = next
    if (!isOpen || last === undefined) return
    next = undefined
    const [first = []] = renderParts(last)
    try {
      await api.answering.patch(place, { body: soFar(first, shelf), auth: false })
    } catch (error) {
      settings.log.warn(
        { id: raw.id, reason: reasonOf(error) },
        'discord: how far an answer is could not be told'
      )
    }
    await tellLast()
  }
  const tellOn = (): void => {
    if (isOpen)
      telling ??= tellLast().finally(() => {
        telling = undefined
      })
  }
  return {
    tell(reached) {
      if (!hidden || instead) return
      next = reached
      tellOn()
    },
    begin() {
      isOpen = true
      tellOn()
    },
    async end() {
      isOpen = false
      await telling
    }
  }
}
