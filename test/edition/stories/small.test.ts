import { describe, expect, it } from 'vitest'
import { openStories } from '../../../src/edition/stories/stories.ts'
import type { Told } from '../readings.ts'
import { readingOf } from '../readings.ts'
import { nothing } from './ground.ts'

const told = (id: string, day: number, headline: string, text: string): Told => ({
  id,
  publishedAt: `2031-03-0${day}`,
  headline,
  text
})

/** A week of a local paper: the same town, council, police and mayor in many of them, and no two on one thing. */
const week: readonly Told[] = [
  told(
    'budget',
    4,
    'Town council argues over harbour budget',
    'The town council of Kell argued until midnight over a harbour budget that is four million crowns short. “We cannot dredge with money that we do not have,” Finance Councillor Mark Ostrand said. Mayor Ida Brandt said the council would vote next week.'
  ),
  told(
    'school',
    4,
    'School roof to be mended before winter',
    'The roof of the school in Lower Kell will be mended before winter, the builder Mark Tulloch said on Wednesday. Pupils are taught in the town library until then. Librarian Petra Lindqvist has cleared two rooms of books.'
  ),
  told(
    'football',
    7,
    'Kell Rovers lose at home',
    'Kell Rovers lost 2-1 to Marrow United on Saturday, their third defeat in a row. Coach Stefan Orr said the team had played well. Some 900 people watched in the rain.'
  ),
  told(
    'crash',
    2,
    'Woman hurt in Mill Street crash',
    'A woman of 45 was taken to hospital after her car hit a bus in Mill Street on Monday morning. Police asked people who saw the crash to call. The bus driver was not hurt, police said.'
  ),
  told(
    'mice',
    5,
    'Bakery fined over mice',
    'A bakery in Mill Street was fined 3,000 crowns on Thursday after inspectors found mice in its flour. Owner Lars Hemming told the court that the building was old. He has two weeks to pay.'
  ),
  told(
    'choir',
    6,
    'Choir sings for new organ',
    'The choir of St Olaf sang on Friday to collect money for a new organ. People gave 12,000 crowns, said the vicar, Agnes Roe. The organ will cost four million.'
  ),
  told(
    'fares',
    4,
    'Bus fares rise in May',
    'Bus fares in Kell will rise by five per cent in May, the town council decided on Wednesday. A ticket will cost 21 crowns. The company said that fuel had become dearer.'
  ),
  told(
    'thief',
    3,
    'Police catch bicycle thief',
    'Police in Kell arrested a man of 31 on Tuesday who is said to have stolen 14 bicycles from the station. Officers found nine of them in a garage in Harbour Lane. He will be before a court next week.'
  ),
  told(
    'storm',
    2,
    'Storm brings down trees',
    'A storm brought down 30 trees in Lower Kell on Sunday night, and 400 homes were without power until Monday. Nobody was hurt. The council said the park would stay closed for a week.'
  ),
  told(
    'nets',
    6,
    'Museum shows old nets',
    'The harbour museum shows nets and floats of a hundred years from Saturday. Director Hanna Voss has collected them from families on the coast. Tickets cost 40 crowns.'
  ),
  told(
    'doctor',
    5,
    'New doctor for the islands',
    'A doctor will visit the islands twice a week from May, the county said on Thursday. Doctor Emil Sand, 38, takes the morning ferry. The islands had been without one for two years.'
  ),
  told(
    'drought',
    2,
    'Farmers fear dry spring',
    'Farmers around Kell fear for the barley after a month without rain, their union said on Monday. Union leader Karin Dahl asked the county for help. The river is lower than it has been for ten years.'
  )
]

const reports: readonly (readonly [Told, Told])[] = [
  [
    told(
      'ferry-gazette',
      2,
      'Ferry Marlin runs aground off Skell Point',
      'The ferry Marlin ran aground off Skell Point on Monday with 212 passengers aboard. Nobody was hurt. Harbour Master Tomas Vell said lifeboats took the passengers off before the tide turned.'
    ),
    told(
      'ferry-wire',
      3,
      'All safe after night on the rocks',
      'Passengers were lifted off the ferry Marlin after it ran aground near Skell Point, the harbour office said on Tuesday. All 212 were safe, said Tomas Vell, the harbour master.'
    )
  ],
  [
    told(
      'ward-gazette',
      5,
      'Hospital to close its night ward',
      'The hospital of Kell will close its night ward in June to save eight million crowns, director Ruth Amsel told staff on Thursday. Nurses walked out in protest. Patients will have to go to Marrow.'
    ),
    told(
      'ward-post',
      6,
      'Nurses leave work',
      'Some 60 nurses left work at Kell hospital after director Ruth Amsel announced that the night ward closes in June. The hospital has to save eight million crowns.'
    )
  ]
]

const groupsOf = (all: readonly Told[]): string[] => {
  const press = openStories()
  all.forEach((one, slot) => press.add({ slot, reading: readingOf(one) }))
  const view = press.print(nothing)
  const groups = Map.groupBy(all.keys(), slot => view.of(slot))
  return [...groups.values()].map(slots => slots.map(slot => all[slot]!.id).join(' ')).toSorted()
}
/** So many of the week, from one of them on and round. */
const some = (count: number, from: number): Told[] =>
  Array.from({ length: count }, (_, at) => week[(from + at * 5) % week.length]!)
const apart = (all: readonly Told[]): string[] => all.map(({ id }) => id).toSorted()

describe('in a small edition', () => {
  it('any two articles of one local paper stay apart', () => {
    for (const [at, one] of week.entries())
      for (const other of week.slice(at + 1))
        expect(groupsOf([one, other])).toEqual(apart([one, other]))
  })

  it.each([3, 6, 12])('%i articles of one local paper stay apart', count => {
    for (const from of week.keys())
      expect(groupsOf(some(count, from))).toEqual(apart(some(count, from)))
  })

  it.each([0, 1, 4, 10, 12])('two reports on one event meet among %i others', count => {
    for (const [one, other] of reports)
      for (const from of week.keys())
        expect(groupsOf([one, ...some(count, from), other])).toContain(`${one.id} ${other.id}`)
  })

  it('copies of one text meet, however many they are', () => {
    for (const count of [2, 20, 90, 300]) {
      const copies = Array.from({ length: count }, (_, at) => ({ ...week[0]!, id: `copy-${at}` }))
      expect(groupsOf(copies)).toHaveLength(1)
    }
  })

  it('the others stay apart from one another beside a story that most articles are of', () => {
    const copies = Array.from({ length: 40 }, (_, at) => ({
      ...reports[0]![0],
      id: `copy-${at}`
    }))
    expect(groupsOf([...copies, ...some(12, 0)])).toHaveLength(13)
  })
})
