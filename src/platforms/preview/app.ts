// The routes of the preview: pages as HTML, answers as fragments of it. Knows who may look, and nothing of the bot but its desk.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { stream } from 'hono/streaming'
import { secureHeaders } from 'hono/secure-headers'
import { type Ask, type FrontDesk, placeOf, readAsk } from '../../ask.ts'
import { complete } from '../../completing.ts'
import type { PlatformSettings } from '../../platform.ts'
import { drawAnswer } from './answering.ts'
import { chatPage } from './chat.ts'
import { coveragePage } from './coverage.ts'
import { articlesPage, deskPage, isDeskPage } from './desk.ts'
import { guard } from './guarding.ts'
import { drawPage } from './drawnpage.ts'
import { framed } from './page.ts'
import { readerPage } from './reader.ts'
import type { Reply } from '../../reply.ts'
import type { PreviewSettings } from './settings.ts'
import { statics } from './statics.ts'

/** Whoever sits at this machine keeps its bot. */
const HERE = { asker: 'preview:local:you', channel: 'preview:local:chat', admin: true }

export function openApp(
  desk: FrontDesk,
  { welcome, library }: Pick<PlatformSettings, 'welcome' | 'library'>,
  settings: PreviewSettings
): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"]
      },
      referrerPolicy: 'no-referrer'
    })
  )
  app.use(guard(settings))
  app.route('/static', statics())

  const ask = (asked: Asked | string, meanwhile?: (soFar: Reply) => void) => {
    const question = typeof asked === 'string' ? readAsk(asked) : asked
    return desk.answer({ ...HERE, ...question, at: Date.now() }, meanwhile)
  }

  app.get('/', context => context.html(framed(chatPage(desk.menu, welcome(HERE.channel)), '/')))

  app.post('/ask', async context => {
    const line = lineIn(await context.req.json<unknown>().catch(() => null))
    if (line === null) return context.text('a line is wanted', 400)
    return context.html(drawAnswer(await ask(line), line))
  })

  // Lines of JSON, each with what takes the place of the one before: how far it is, and in the end the answer.
  app.post('/do', async context => {
    const asked = askedIn(await context.req.json<unknown>().catch(() => null))
    if (asked === null) return context.text('a question is wanted', 400)
    return stream(context, async out => {
      const tell = async (shown: Reply) =>
        out.write(`${JSON.stringify({ html: String(await drawPage(shown)) })}\n`)
      let told = Promise.resolve<unknown>(undefined)
      const answered = await ask(asked, soFar => {
        told = told.then(() => tell(soFar))
      })
      await told
      await tell(answered)
    })
  })

  app.get('/suggest', context => {
    const line = (context.req.query('line') ?? '').slice(0, LONGEST)
    const [offered, replaced] = complete(desk, line, HERE)
    const kept = line.slice(0, line.length - replaced.length)
    return context.json(offered.slice(0, MOST_OFFERED).map(value => kept + value))
  })

  const shelf = () => library?.(placeOf(HERE.channel))

  app.get('/desk/coverage', async context => {
    const articles = shelf()
    if (articles === undefined) return context.notFound()
    return context.html(framed(await coveragePage(articles), '/desk/coverage'))
  })

  app.get('/read', context => {
    const articles = shelf()
    const id = context.req.query('article')
    if (articles === undefined) return context.notFound()
    if (id === undefined) return context.html(framed(articlesPage(articles), '/read'))
    const reading = articles.reading(id)
    return reading
      ? context.html(framed(readerPage(articles, reading), '/read'))
      : context.notFound()
  })

  app.get('/desk/:name', async context => {
    const name = context.req.param('name')
    if (!isDeskPage(name, desk.menu)) return context.notFound()
    return context.html(framed(await deskPage(name, ask, shelf()), `/desk/${name}`))
  })

  app.notFound(context => {
    const page = { title: 'Not here', content: html`<h1>There is nothing here</h1>` }
    return context.html(framed(page, context.req.path), 404)
  })
  return app
}

const LONGEST = 4000
const MOST_OFFERED = 12

/** What is asked: a line as typed, or a command with what stands in its fields. */
type Asked = Pick<Ask, 'command' | 'input'>

function askedIn(body: unknown): Asked | null {
  const line = lineIn(body)
  if (line !== null) return readAsk(line)
  if (typeof body !== 'object' || body === null) return null
  if (!('command' in body) || !('fields' in body)) return null
  const { command, fields } = body
  if (typeof command !== 'string' || typeof fields !== 'object' || fields === null) return null
  const given = Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.slice(0, LONGEST)]] : []
  )
  return { command, input: Object.fromEntries(given) }
}

function lineIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('line' in body)) return null
  const { line } = body
  return typeof line === 'string' && line.trim() !== '' && line.length <= LONGEST ? line : null
}
