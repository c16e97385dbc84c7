// The stylesheets, the scripts and the icon of the page: small, of our own, and all that it loads.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml'
}

const folder = new URL('./static/', import.meta.url)

/** Every file of `static/`, as it was when the page was opened. */
export function statics(): Hono {
  const app = new Hono()
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder))
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream'
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    app.get(`/${name}`, context => {
      context.header('ETag', etag)
      context.header('Cache-Control', 'no-cache')
      if (context.req.header('if-none-match') === etag) return context.body(null, 304)
      return context.body(text, 200, { 'Content-Type': type })
    })
  }
  return app
}
