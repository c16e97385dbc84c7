// Why one file or record gives no article, told without saying where: whoever knows the place adds it.
import { PageError } from '../../web/page.ts'
import { SourceError } from '../../errors.ts'

/** The message is the reason alone, such as `is not text`. Becomes a `SourceError` at the file or line that was read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** What the file system says, in words of ours. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ELOOP: 'is a link that leads back to itself',
  EISDIR: 'is a folder',
  ENAMETOOLONG: 'has too long a name',
  EMFILE: 'cannot be opened: too many files are open'
}

/** The same failure with its place. Rethrows what is no failure of reading but a fault of ours. */
export function located(where: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const reason = reasonOf(error)
  if (reason === null) throw error
  return new SourceError(where, reason, { cause: error })
}

function reasonOf(error: unknown): string | null {
  if (error instanceof Unreadable || error instanceof PageError) return error.message
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  // zlib: Z_DATA_ERROR for other bytes, Z_BUF_ERROR for an archive that ends too soon.
  if (error.code.startsWith('Z_')) return `is broken gzip: ${error.message}`
  return REASONS[error.code] ?? ('syscall' in error ? `cannot be read: ${error.code}` : null)
}
