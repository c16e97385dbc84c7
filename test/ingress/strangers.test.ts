// What strangers may send to a thread that receives.
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { open } from './opened.ts'

describe('a thread that receives from strangers', () => {
  it('answers by itself what needs nobody, and says what is wrong, not for each who floods it', async () => {
    const told: string[] = []
    const { post, warned } = await open(async (text, answer) => {
      told.push(text)
      await answer({ status: 200 })
    })
    for (let times = 0; times < 3; times++)
      expect(await post('wrong')).toMatchObject({ status: 400 })
    await post('right')
    expect([told, warned]).toEqual([['right'], ['it is wrong']])
  })

  it('does not complain of who hangs up before he has said it all', async () => {
    const { ingress, post, warned } = await open(async (_, answer) => answer({ status: 200 }))
    const line = connect(ingress.port, '127.0.0.1')
    line.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf')
    await post('between')
    line.destroy()
    for (let times = 0; times < 3; times++) await post('after')
    expect(warned).toEqual([])
  })

  it('outlives whoever sends a million bytes one by one', async () => {
    const { ingress, post, failed } = await open(async (text, answer) => {
      await answer({ status: 200, body: `${text.length}` })
    })
    const line = connect(ingress.port, '127.0.0.1')
    const closed = new Promise(resolve =>
      line
        .on('error', () => {})
        .resume()
        .once('close', resolve)
    )
    line.write(
      'POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n'
    )
    for (let times = 0; times < 100 && !line.destroyed; times++)
      if (!line.write('1\r\nx\r\n'.repeat(10_000)))
        await Promise.race([closed, new Promise(resolve => line.once('drain', resolve))])
    line.write('0\r\n\r\n')
    // With its answer; or, where others keep the machine busy, since he takes too long.
    await closed
    expect(await post('wrong')).toMatchObject({ status: 400 })
    expect(failed).toEqual([])
  }, 60_000)
})
