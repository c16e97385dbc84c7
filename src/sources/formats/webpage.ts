// One page of the web as the article on it: asked for politely, taken apart beside the event loop.
import type { SourceContext } from '../../source.ts'
import type { Fetched, PageArticle } from '../../web/web.ts'
import { FetchError, PageError } from '../../web/web.ts'
import { Unreadable } from './unreadable.ts'
import { decodeWeb } from './webtext.ts'

const MOST_BYTES = 5_000_000

interface Validators {
  readonly etag?: string | null
  readonly lastModified?: string | null
}

/** A page, and the answer that it came with; `page` is null where the server says that nothing has changed. */
export interface WebPage {
  readonly page: PageArticle | null
  readonly got: Fetched
}

/** Fewer words are no article, but a button, a greeting or a refusal. */
const FEWEST_WORDS = 12

/** Why this is no article, as it follows the name of its page; null where it is one. */
export function whyNoArticle({ text }: PageArticle): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (words >= FEWEST_WORDS) return null
  return words === 0
    ? 'shows no article'
    : `shows no article: ${words === 1 ? 'a single word' : `${words} words`} alone`
}

/** Throws `Unreadable` with the reason: what the server says, what robots may not read, what is no page. */
export async function readWebPage(
  url: string,
  { web, signal }: Pick<SourceContext, 'web' | 'signal'>,
  validators: Validators = {}
): Promise<WebPage> {
  try {
    if (!(await web.allows(url, signal)))
      throw new Unreadable('its site asks robots not to read it (robots.txt)')
    const accept = 'text/html, application/xhtml+xml, */*;q=0.1'
    const got = await web.fetch({ url, accept, mostBytes: MOST_BYTES, signal, ...validators })
    if (!got.changed) return { page: null, got }
    if (!/html/i.test(got.contentType ?? 'text/html'))
      throw new Unreadable(`is no page but ${got.contentType}`)
    return { page: await web.readPage(decodeWeb(got.body, got.contentType), got.url), got }
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof FetchError || cause instanceof PageError)
      throw new Unreadable(cause.message, { cause })
    throw cause
  }
}
