// A newsroom in a process of its own that reloads without an end: `node reloading.ts FOLDER ORIGIN FEEDS`, started to be killed.
import { openSources } from '../../src/bot.ts'
import { findSourceKinds } from '../../src/discover.ts'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openStore } from '../../src/store/store.ts'
import { networkOf, openWeb } from '../../src/web/web.ts'

const [folder = '', origin = '', feeds = ''] = process.argv.slice(2)
const kinds = await findSourceKinds()
const configured = Array.from({ length: Number(feeds) }, (_, at) => `feed:${origin}/feed${at}`)
const newsroom = await openNewsroom({
  sources: openSources(configured, kinds),
  typed: configured,
  open: typed => openSources([typed], kinds)[0]!,
  web: openWeb({ agent: 'Copydesk/test', contact: null, opened: [networkOf('127.0.0.1')] }),
  data: folder,
  documents: (await openStore({ data: folder })).documents
})
const place = 'slack:T1'
if (!newsroom.roster.list(place).some(({ scope }) => scope === place))
  await newsroom.roster.add(`feed:${origin}/own`, place)
process.stdout.write('open\n')
for (;;) {
  // Between two reloads, so that one reload sees one wave.
  await fetch(`${origin}/wave`)
  await newsroom.seenBy(place).reload()
}
