// What a source noted for its next read, read back. Another version of the same kind may have written it: nothing is taken for granted.

/** A member of it; undefined where there is none. */
export const memberOf = (noted: unknown, name: string): unknown =>
  typeof noted === 'object' && noted !== null ? Reflect.get(noted, name) : undefined

/** By name the texts that stand in it; empty for what is no object. */
export const textsIn = (noted: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof noted === 'object' && noted !== null ? noted : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string'
    )
  )

/** What a server said of its last answer: with it the next one may be that nothing has changed. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export function validatorsIn(noted: unknown): Validators {
  const { etag = null, lastModified = null } = textsIn(noted)
  return { etag, lastModified }
}

/** Those of an answer, to be noted. One that is very long is no use to anyone but to fill our disk. */
export const validatorsOf = ({ etag, lastModified }: Validators): Validators => ({
  etag: kept(etag),
  lastModified: kept(lastModified)
})

const kept = (header: string | null): string | null =>
  header !== null && header.length <= 1_000 ? header : null
