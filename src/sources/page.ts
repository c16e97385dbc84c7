// The source kind `page:URL`: the one article on a page of the web, read again as it changes.
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { SourceContext, SourceKind } from '../source.ts'
import { addressKey, canonicalUrl, publicUrl } from '../web/web.ts'
import { adviceOf } from './formats/advice.ts'
import { validatorsIn, validatorsOf } from './formats/noted.ts'
import { addressed } from './formats/settings.ts'
import { located, Unreadable } from './formats/unreadable.ts'
import { readWebPage, whyNoArticle } from './formats/webpage.ts'

/** The article's id is its address without scheme and tracking. */
export default {
  summary: 'page:URL  the article on one page of the web',
  open(written) {
    const { rest, settings } = addressed('page', written)
    if (canonicalUrl(rest) === null)
      throw new ConfigError('page', 'wants an address: page:https://gazette.example/ferry')
    const address = `page:${rest}`
    return {
      address,
      settings,
      complete: false,
      read: context => readPage(rest, address, context),
      originOf: ({ id, url }) => url && id
    }
  }
} satisfies SourceKind

async function* readPage(
  url: string,
  address: string,
  context: SourceContext
): AsyncGenerator<Article> {
  const before = validatorsIn(context.noted)
  const { page, got } = await readWebPage(url, context, before).catch((error: unknown) => {
    context.signal.throwIfAborted()
    throw error instanceof Unreadable ? located(address, error) : error
  })
  context.advise(adviceOf(got))
  // An answer that nothing has changed need not say again when that was.
  context.note(got.changed ? validatorsOf(got) : before)
  if (page === null) return
  const reason = whyNoArticle(page)
  if (reason !== null) throw new SourceError(address, reason)
  const { text, ...said } = page
  const id = addressKey(page.url ?? got.url) ?? url
  yield { ...said, url: publicUrl(page.url ?? got.url), id, source: address, text }
}
