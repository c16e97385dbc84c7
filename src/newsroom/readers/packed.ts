// One article read and packed, which is all that a reader does: in a thread of its own or beside everything else.
import { read } from '../../analysis/analysis.ts'
import { packReading } from '../../edition/vault/packing.ts'
import type { Article } from '../../news.ts'

/** A reading as bytes, in a buffer of their own, so that they go from thread to thread without a copy. */
export type Packed = ReturnType<typeof packReading>

export const readPacked = (article: Article): Packed => packReading(read(article))
