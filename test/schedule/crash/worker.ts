// A copy of the bot that posts what is due, and is killed at one step: `node worker.ts SETTINGS`, started by crash.ts.
import { reply, paragraph } from '../../../src/reply.ts'
import { openSchedule } from '../../../src/schedule/schedule.ts'
import { openStore } from '../../../src/store/store.ts'
import { chatPlatform } from '../../fakes/chat.ts'
import { crashPace, type Step, type WorkerSettings } from './crash.ts'

const settings: WorkerSettings = JSON.parse(process.argv[2] ?? '{}')
const { data, databaseUrl, origin, dies, tickEvery } = settings

let passed = 0
/** Ends the process where it stands, as a power cut does, when it comes by for the time that is wanted. */
const step = (name: Step): void => {
  if (dies?.step !== name) return
  passed += 1
  if (passed === dies.time) process.kill(process.pid, 'SIGKILL')
}

const store = await openStore({ data, databaseUrl })
const { deliveries } = store
const platform = chatPlatform(origin)
const schedule = openSchedule({
  store: {
    ...store,
    deliveries: {
      ...deliveries,
      async claim(claiming) {
        const rows = await deliveries.claim(claiming)
        if (rows.length > 0) step('claimed')
        return rows
      },
      async begin(...args) {
        step('composed')
        const begun = await deliveries.begin(...args)
        step('begun')
        return begun
      },
      async settle(...args) {
        step('posted')
        const settled = await deliveries.settle(...args)
        step('settled')
        return settled
      }
    }
  },
  log: { info() {}, warn() {}, error: (...said: unknown[]) => console.error(...said) },
  pace: crashPace
})
schedule.hear({
  answer: async ({ command }) => (command === 'follow' ? reply([]) : reply([paragraph('news')]))
})
await schedule.start(
  new Map([
    [
      'chat',
      {
        ...platform,
        async post(post) {
          const posting = platform.post(post)
          // The request is on its way, and nobody will hear the answer.
          setTimeout(() => step('posting'), 1)
          return posting
        }
      }
    ]
  ])
)
setInterval(() => void schedule.tick(), tickEvery)
