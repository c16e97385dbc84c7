// An address as others may see it: without what may be secret in it.
import { looksLikeKey } from '../web/web.ts'

/**
 * `feed:https://gazette.example/…/feed?…` for `feed:https://user:pass@gazette.example/u7Gh2kP0x9Qw4mZ1/feed?token=abc`: the
 * password, the query and what looks like a key in the path are left out. What is no address of the web stays as it is.
 */
export function shownAddress(address: string): string {
  const [, kind = '', url = ''] = /^((?:[a-z][a-z0-9-]*:)?)(https?:\/\/.*)$/is.exec(address) ?? []
  if (!URL.canParse(url)) return url === '' ? address : `${kind}…`
  const { protocol, host, pathname, search } = new URL(url)
  const path = pathname
    .split('/')
    .map(part => (looksLikeKey(part) ? '…' : part))
    .join('/')
  return `${kind}${protocol}//${host}${path}${search === '' ? '' : '?…'}`
}

/** The text with each of these addresses, and the URLs in them, as others may see them. */
export function withoutSecrets(text: string, addresses: Iterable<string>): string {
  let shown = text
  for (const address of addresses) {
    const url = address.slice(address.indexOf(':') + 1)
    for (const each of [address, url]) shown = shown.replaceAll(each, shownAddress(each))
  }
  return shown
}
