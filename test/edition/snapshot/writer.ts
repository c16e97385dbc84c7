// Writes snapshots one after the other until it is killed: each says the same number everywhere.
import { openChest } from '../../../src/edition/snapshot/chest.ts'
import { writeSnapshot } from '../../../src/edition/snapshot/snapshot.ts'

const [path] = process.argv.slice(2)
process.stdout.write('on\n')
for (let number = 1; ; number++) {
  const chest = openChest()
  chest.put('number', Uint32Array.of(number))
  chest.put('much', new Uint32Array(2_000_000).fill(number))
  await writeSnapshot(path!, chest, 'killed')
}
