// A copy of the bot that adds sources of its own and takes some off again: `node adding.ts SETTINGS NAME COUNT`, started beside another.
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openStore, type StoreSettings } from '../../src/store/store.ts'
import { given, tap } from './newsrooms.ts'

const [settings = '{}', name = '', count = ''] = process.argv.slice(2)
const known: StoreSettings = JSON.parse(settings)
const store = await openStore(known)
const newsroom = await openNewsroom({
  sources: [],
  open: address => tap(address, () => given(address, address), false),
  documents: store.documents
})
process.send?.('ready')
await new Promise(resolve => process.once('message', resolve))
for (let at = 0; at < Number(count); at++) {
  const address = `web:https://${name}.example/${at}`
  await newsroom.roster.add(address, 'chat:t')
  if (at % 5 === 4) await newsroom.roster.remove(address, 'chat:t')
  if (at % 5 === 0) await newsroom.roster.pause(address, 'chat:t')
}
await newsroom.close()
await store.close()
process.disconnect?.()
