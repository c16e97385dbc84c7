// A server of feeds in a thread of its own, so that its work holds nobody else: started by sections/sources.ts.
import { createServer } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

/** What it is started with: whole feeds by their number, and whether it tells when nothing has changed. */
export interface Served {
  readonly feeds: readonly string[]
  readonly validators: boolean
}

/** What it is told: from now on a feed is another, or the validators are sent or not. */
export type Order =
  | { readonly at: number; readonly feed: string }
  | { readonly validators: boolean }

const { feeds: given, validators: atFirst }: Served = workerData
const feeds = given.map(feed => Buffer.from(feed))
const versions = given.map(() => 1)
let validators = atFirst

const server = createServer((request, response) => {
  const at = Number(/\d+/.exec(request.url ?? '')?.[0])
  const etag = `"${at}-${versions[at]}"`
  if (validators && request.headers['if-none-match'] === etag) response.writeHead(304).end()
  else
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', ...(validators && { etag }) })
      .end(feeds[at])
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  parentPort?.postMessage(typeof address === 'object' ? address?.port : 0)
})

parentPort?.on('message', (order: Order) => {
  if ('feed' in order) {
    feeds[order.at] = Buffer.from(order.feed)
    versions[order.at] = (versions[order.at] ?? 0) + 1
  } else validators = order.validators
  parentPort?.postMessage('done')
})
