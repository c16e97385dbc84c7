// The address that came with an ask, to which answers are sent while it takes them.
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { RespondArguments } from '@slack/bolt'

/** Sends an answer. Rejects where it is not taken, or nobody says so for twenty seconds; nothing is sent twice. */
export type Send = (message: RespondArguments) => Promise<void>

/**
 * Over connections that are kept. It does what Bolt's `respond` does with `fetch`, which takes twice the processor time of that and waits
 * for ever.
 */
export const sendingTo =
  (url: string): Send =>
  message =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(message))
      const send = url.startsWith('https:') ? overHttps : overHttp
      const headers = { 'content-type': 'application/json', 'content-length': body.length }
      const request = send(url, { method: 'POST', timeout: PATIENCE, headers }, response => {
        const { statusCode: status = 0 } = response
        response.on('error', reject).resume()
        if (status >= 200 && status < 300) response.on('end', resolve)
        else reject(new Error(`slack: an answer by its address was refused: HTTP ${status}`))
      })
      request.on('timeout', () =>
        request.destroy(new Error('slack: the address of an answer does not answer'))
      )
      request.on('error', reject).end(body)
    })

const PATIENCE = 20_000
