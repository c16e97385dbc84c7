// A receiver for tests: tells every body, promises an answer for those that say so, and ends its thread where one wants that.
import { bodyOf } from '../../src/endpoint.ts'
import { type Receive, receiveIn } from '../../src/ingress/receiving.ts'

const open = (): Receive => async request => {
  const body = String(await bodyOf(request))
  if (body === 'die') process.exit(3)
  if (body === 'wrong') return { answered: { status: 400 }, warning: 'it is wrong' }
  return {
    told: body,
    late: () => ({
      answered: { status: 200, body: 'later' },
      id: body,
      debt: { at: 1 },
      isRepeated: body === 'repeated'
    })
  }
}

await receiveIn(open)
