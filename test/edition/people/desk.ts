// The people layer on a shelf of its own, as the press of an edition would drive it.
import { openOutlets } from '../../../src/edition/outlets.ts'
import { openPeople } from '../../../src/edition/people/people.ts'
import { openChest } from '../../../src/edition/snapshot/chest.ts'
import { openShelving } from '../shelving.ts'

export const openDesk = () => {
  let press = openPeople()
  const shelving = openShelving([
    {
      add: one => {
        for (const _ of press.add(one));
      },
      remove: one => press.remove(one),
      settle: () => press.settle()
    }
  ])
  const outlets = openOutlets()
  const print = () => {
    const shelf = shelving.print()
    return { shelf, people: press.print({ shelf, outlets: outlets.print(shelf) }) }
  }
  return {
    ...shelving,
    print,
    /** Goes on with a press that knows no more than what is in a snapshot. */
    restart: () => {
      const chest = openChest()
      press.save(print().people, chest)
      press = openPeople()
      for (const _ of press.load(chest));
    }
  }
}
