// The stylesheet and the script of the page: small, of our own, and all that it loads.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const FILES: Readonly<Record<string, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'script.js': 'text/javascript; charset=utf-8'
}

export function statics(): Hono {
  const app = new Hono()
  for (const [name, type] of Object.entries(FILES)) {
    const text = readFileSync(new URL(`./static/${name}`, import.meta.url))
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
