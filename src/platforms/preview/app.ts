// The routes of the preview: pages as HTML, answers as fragments of it. Knows who may look, and nothing of the bot but its desk.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { stream } from 'hono/streaming'
import { secureHeaders } from 'hono/secure-headers'
import { type Ask, type FrontDesk, placeOf, readAsk } from '../../ask.ts'
import type { PlatformSettings } from '../../platform.ts'
import type { Reply } from '../../reply.ts'
import { drawAnswer } from './answering.ts'
import { type Asked, askedIn, LONGEST } from './asked.ts'
import { articlesPage } from './articlelinks.ts'
import { chatPage } from './chat.ts'
import { coveragePage } from './coverage.ts'
import { deliveriesPage } from './deliveries.ts'
import { drawPage } from './drawnpage.ts'
import type { Html } from './drawnslack.ts'
import { guard } from './guarding.ts'
import { framed, type Page, safely } from './page.ts'
import { readerPage } from './reader.ts'
import { isPlaced, previewOf, schedulesPage } from './schedules.ts'
import type { PreviewSettings } from './settings.ts'
import { sourcesPage } from './sources.ts'
import { statics } from './statics.ts'
import { storiesPage } from './stories.ts'
import { suggest } from './suggesting.ts'

/** Whoever sits at this machine keeps its bot. */
const HERE = { asker: 'preview:local:you', channel: 'preview:local:chat', admin: true }

export type Shown = Pick<
  PlatformSettings,
  'welcome' | 'library' | 'schedules' | 'deliveries' | 'log'
>

export function openApp(desk: FrontDesk, shown: Shown, settings: PreviewSettings): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
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

  const schedules = () => shown.schedules?.({ most: MOST_SCHEDULES, times: TIMES }) ?? []
  const shelf = () => shown.library?.(placeOf(HERE.channel))

  const answer = (asked: Pick<Ask, 'command' | 'input'>, more: Telling = {}) =>
    desk.answer({ ...HERE, ...more.from, ...asked, at: Date.now() }, more.meanwhile)

  app.get('/', async context =>
    context.html(await framed(chatPage(shown.welcome(HERE.channel)), '/'))
  )

  // Lines of JSON, each with what takes the place of the one before: how far it is, and in the end the answer.
  app.post('/ask', async context => {
    const asked = askedIn(await context.req.json<unknown>().catch(() => null))
    if (asked === null) return context.text('a question is wanted', 400)
    const channel = asked.channel
    if (channel !== undefined && !isPlaced(asked, await schedules()))
      return context.text('there is no such schedule', 400)
    const draw = drawingOf(asked)
    return stream(context, async out => {
      const tell = async (drawn: Html) =>
        out.write(`${JSON.stringify({ html: String(await safely(drawn)) })}\n`)
      let told = Promise.resolve<unknown>(undefined)
      const answered = await answer(asked, {
        meanwhile(soFar) {
          told = told
            .then(() => tell(draw(soFar, true)))
            .catch((error: unknown) =>
              shown.log.warn({ err: error }, 'preview: how far an answer is could not be told')
            )
        },
        ...(channel !== undefined && { from: { channel } })
      })
      await told
      await tell(draw(answered, false))
    })
  })

  app.get('/suggest', context =>
    context.json(suggest(desk, (context.req.query('line') ?? '').slice(0, LONGEST), HERE))
  )

  app.get('/read', async context => {
    const articles = shelf()
    const id = context.req.query('article')
    if (articles === undefined) return context.notFound()
    if (id === undefined) return context.html(await framed(articlesPage(articles), '/read'))
    const reading = articles.reading(id)
    if (reading === undefined) return context.notFound()
    return context.html(await framed(readerPage(articles, reading), '/read'))
  })

  app.get('/desk/:name', async context => {
    const name = context.req.param('name')
    const page = Math.max(1, Math.trunc(Number(context.req.query('page'))) || 1)
    const drawn = await drawnDesk(name, page)
    return drawn === null ? context.notFound() : context.html(await framed(drawn, `/desk/${name}`))
  })

  /** Null where there is no such page. */
  const drawnDesk = async (name: string, page: number): Promise<Page | null> => {
    if (name === 'schedules' && shown.schedules) return schedulesPage(await schedules())
    const articles = shelf()
    if (name === 'deliveries' && shown.deliveries)
      return deliveriesPage(await shown.deliveries(MOST_DELIVERIES), page, articles)
    if (articles === undefined) return null
    if (name === 'sources') return sourcesPage(articles, page)
    if (name === 'stories') return storiesPage(page, line => answer(readAsk(line)), articles)
    return name === 'coverage' ? coveragePage(articles) : null
  }

  app.notFound(async context => {
    const page = { title: 'Not here', content: html`<h1>There is nothing here</h1>` }
    return context.html(await framed(page, context.req.path), 404)
  })
  return app
}

const [MOST_SCHEDULES, TIMES, MOST_DELIVERIES] = [200, 5, 500]

interface Telling {
  readonly from?: Pick<Ask, 'channel'>
  readonly meanwhile?: (soFar: Reply) => void
}

/** In the chat as the platforms draw it; on a desk page as a page; what would be posted at a place as it would be there. */
const drawingOf =
  (asked: Asked) =>
  (reply: Reply, isSoFar: boolean): Html => {
    if (asked.channel !== undefined) return previewOf(reply, asked.channel)
    return asked.look === 'chat' && typeof asked.input === 'string'
      ? drawAnswer(reply, { line: asked.line, isSoFar })
      : drawPage(reply)
  }
