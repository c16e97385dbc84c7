// What a platform keeps, for as long as a test lasts.
import type { Kept } from '../../src/platform.ts'

export function openKept(): Kept & { readonly documents: ReadonlyMap<string, unknown> } {
  const documents = new Map<string, unknown>()
  const seen = new Set<string>()
  return {
    documents,
    read: name => Promise.resolve(documents.get(name) ?? null),
    write(name, document) {
      documents.set(name, document)
      return Promise.resolve()
    },
    remove(name) {
      documents.delete(name)
      return Promise.resolve()
    },
    first(id) {
      const isFirst = !seen.has(id)
      seen.add(id)
      return Promise.resolve(isFirst)
    }
  }
}
