// One spelling for an address that many are written for: what was added to count readers is taken off. Knows URLs only.
import { createHash } from 'node:crypto'
import { isSecret } from './secrets.ts'

/**
 * Parameters that say from where a reader came, never what is read. Those of Google Analytics, of the large mailing and
 * social services, and of the common systems for publishing. `cid` and `src` are not among them: they name what is read as often.
 */
const TRACKING =
  /^(?:utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|igshid|igsh|yclid|mkt_tok|_hs(?:enc|mi)|__hs\w+|hsCtaTracking|vero_\w+|oly_\w+|pk_\w+|piwik_\w+|mtm_\w+|s_cid|cmpid?|cmp|ns_\w+|smid|smtyp|soc_(?:src|trk)|spm|sref|ref_(?:src|url)|ref|rss|ftag|ftcamp|ocid|xtor|guccounter|guce_\w+|taid|campaign_id|emc|share)$/i

/**
 * The address without what tracks, without a fragment, `www.` as written, parameters in their order. Null for what is no http or
 * https address. What is left names the same page wherever it was met.
 */
export function canonicalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const name of new Set(url.searchParams.keys()))
    if (TRACKING.test(name)) url.searchParams.delete(name)
  url.search = url.searchParams.size === 0 ? '' : url.search
  return url.href
}

/**
 * The same without what is one reader's own: a private feed has a key in each of its links. What is left may be shown to everybody,
 * and leads where everybody may go.
 */
export function publicUrl(address: string): string | null {
  const canonical = canonicalUrl(address)
  if (canonical === null) return null
  const url = new URL(canonical)
  const secrets = [...url.searchParams].filter(([name, value]) => isSecret(name, value))
  if (secrets.length === 0) return canonical
  for (const [name] of secrets) url.searchParams.delete(name)
  return url.href
}

/**
 * What two addresses of one page have in common: http and https, `www.` and none, a slash at the end or none, `/amp`, the default page.
 * For comparing only: it need not lead anywhere, and what may be secret in it is a hash of that.
 */
export function addressKey(address: string): string | null {
  const canonical = canonicalUrl(address)
  if (canonical === null) return null
  const { host, pathname, search, searchParams } = new URL(canonical)
  const path = pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '')
    .replace(/\/amp\/?$/i, '')
    .replace(/\/+$/, '')
  const isPublic = ![...searchParams].some(([name, value]) => isSecret(name, value))
  return `${host.replace(/^(?:www|m|amp|mobile)\./, '')}${path}${isPublic ? search : hashed(searchParams)}`
}

/** `?id=7&token=~a1B2c3D4`: ids are shown where an article has no outlet. */
function hashed(params: URLSearchParams): string {
  const said = [...params].map(([name, value]) =>
    isSecret(name, value)
      ? `${name}=~${createHash('sha256').update(value).digest('base64url').slice(0, 8)}`
      : `${name}=${encodeURIComponent(value)}`
  )
  return `?${said.join('&')}`
}
