// Data from outside held to a shape that zod has, with what is wrong in one line.
import type { z } from 'zod'
import { Unreadable } from './unreadable.ts'

/** Throws `Unreadable` with the first thing that is wrong: `headline: wants text`. */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Unreadable([...(issue?.path ?? []).map(String), issue?.message].join(': '))
}
