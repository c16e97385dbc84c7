// Texts that are alike and no copies: forms filled in anew, and one statement that two newsrooms print at length.
import type { Chance } from '../../bench/random.ts'
import { place } from '../../bench/cast.ts'

const SKIES = ['clear', 'cloudy', 'mostly dry', 'unsettled', 'bright', 'overcast', 'foggy at first']
const WINDS = ['westerly', 'northerly', 'light', 'fresh', 'south-easterly', 'gusty']
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const weather = (draw: Chance): string => {
  const where = place(draw.below(6))
  const n = (from: number, to: number) => from + draw.below(to - from)
  return `${where} can expect a ${draw.one(SKIES)} start to ${draw.one(DAYS)}, the weather office said in its morning bulletin.
Temperatures will reach ${n(2, 30)} degrees by early afternoon before falling to ${n(-6, 2)} degrees overnight.
Winds will be ${draw.one(WINDS)} at ${n(5, 60)} kilometres an hour, with a ${n(1, 19) * 5} per cent chance of showers after dusk.
The outlook for the rest of the week is ${draw.one(SKIES)}, with highs between ${n(3, 14)} and ${n(14, 28)} degrees.
High water at the harbour is at ${n(1, 12)}.${n(10, 59)} and small boats should take care near the outer marks.
Sunrise is at ${n(5, 8)}.${n(10, 59)} and sunset at ${n(4, 9)}.${n(10, 59)}, and the next bulletin follows in the evening.`
}

export const result = (draw: Chance): string => {
  const sides = ['Rovers', 'United', 'Athletic', 'Town', 'Wanderers']
  const [home, away] = [place(draw.below(40)), place(draw.below(40))]
  const scorer = place(draw.below(4000)).replace(/[^a-zA-Z]/g, '')
  return `${home} ${draw.one(sides)} beat ${away} ${draw.one(sides)} ${2 + draw.below(4)}-${draw.below(2)} in front of a crowd of ${3 + draw.below(40)},${100 + draw.below(899)} on ${draw.one(DAYS)}.
The home side took the lead after ${2 + draw.below(40)} minutes when ${scorer} turned in a low cross from the left.
They doubled it shortly before the break, and the visitors never looked like coming back into the match.
The result leaves ${home} ${draw.one(['third', 'fifth', 'sixth', 'ninth'])} in the table with ${10 + draw.below(60)} points from ${10 + draw.below(28)} games.
${away} stay ${draw.one(['tenth', 'twelfth', 'last', 'second from bottom'])} and have now lost ${2 + draw.below(8)} games in a row away from home.`
}

/** The entries are each day's own; what stands around them is the page's. */
export const live = (draw: Chance, statement: () => string): string =>
  `This page is updated through the day and the latest entries come first for readers who join late.
${Array.from({ length: 6 }, () => `${6 + draw.below(14)}.${10 + draw.below(49)}: ${statement()} ${statement()}`).join('\n')}
Send pictures and reports to the newsdesk, and tell the editors if anything on this page should be put right.
Readers can follow the main points of the day by email and find the archive of older pages below.`
