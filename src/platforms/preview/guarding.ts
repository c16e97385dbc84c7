// Who may look at the preview, and from where: this machine, or whoever brings the token; and no other page in the same browser.
import { createHash, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { MiddlewareHandler } from 'hono'
import { isLoopback, type PreviewSettings } from './settings.ts'

/**
 * Refuses a request whose `Host` is not ours (a name that somebody lets point to this machine), one that another site had the browser
 * make, and, where a token is set, one that does not bring it: once in `?token=…`, then in a cookie.
 */
export function guard({ host, token }: PreviewSettings): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context
    const named = (req.header('host') ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
    if (isLoopback(host) && !isLoopback(named))
      return context.text('this address is not served here', 421)
    const site = req.header('sec-fetch-site')
    const isOwn =
      site === undefined ? isSameOrigin(req.header('origin'), req.header('host')) : OWN.has(site)
    if (req.method !== 'GET' && !isOwn) return context.text('that came from another site', 403)
    if (token === null) return next()
    const brought = req.query('token')
    if (brought !== undefined && isSame(brought, token)) {
      setCookie(context, COOKIE, digest(token), { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect(req.path)
    }
    const kept = getCookie(context, COOKIE)
    if (kept !== undefined && isSame(kept, digest(token))) return next()
    return context.text('the token of PREVIEW_TOKEN is wanted: open this page with ?token=…', 401)
  }
}

const COOKIE = 'copydesk'

/** `none`: typed or opened by the person. */
const OWN = new Set(['same-origin', 'none'])

/** Without fetch metadata an old browser still sends its origin with what it posts; a program that is no browser sends neither. */
const isSameOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest()
  )
