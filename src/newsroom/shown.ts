// An address as others may see it: without what may be secret in it.

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
    .map(part => (isKey(part) ? '…' : part))
    .join('/')
  return `${kind}${protocol}//${host}${path}${search === '' ? '' : '?…'}`
}

/** What nobody would make up: long, with digits among its letters or case that changes within it. */
const isKey = (part: string): boolean =>
  part.split(/[-_.~]/).some(word => {
    if (/^[0-9a-f]{16,}$/i.test(word)) return true
    if (word.length < 12) return false
    return /\d[a-z]+\d|[a-z]\d+[a-z]/i.test(word) || /[a-z][A-Z]+[a-z]+[A-Z]/.test(word)
  })

/** The text with each of these addresses, and the URLs in them, as others may see them. */
export function withoutSecrets(text: string, addresses: Iterable<string>): string {
  let shown = text
  for (const address of addresses) {
    const url = address.slice(address.indexOf(':') + 1)
    for (const each of [address, url]) shown = shown.replaceAll(each, shownAddress(each))
  }
  return shown
}
