// What a text of one thing over and over costs to read, and how that grows with its length: no text may cost a square.
import { read } from '../../../src/analysis/analysis.ts'
import { articleOf } from '../../fakes/article.ts'
import { atMost, figure, median, ms, type Report, timed } from '../measure.ts'

const LENGTHS = [1_250_000, 2_500_000, 5_000_000]
const ROUNDS = 3

/** Each is repeated until the text is as long as wanted; a function gives the i-th piece. All in one line unless it breaks lines itself. */
const HOSTILE: Readonly<Record<string, string | ((i: number) => string)>> = {
  'straight marks': '" ',
  'opening marks': '“',
  'quotations of a letter': '“a” ',
  'single marks': "'a ",
  'one name': 'Anna ',
  'full names': 'Anna Vero ',
  'names and commas': 'Vero, ',
  'one word': 'word ',
  'one letter': 'a',
  'said said': 'said ',
  'said that': 'said that it was, ',
  'of a name': 'of Anna Vero ',
  'full stops': '. ',
  brackets: '( ',
  'short paragraphs': '“Go,” he said.\n',
  interview: 'Q: Go?\nA: No.\n',
  'many speakers': i => `Anna ${surname(i)}: It opens at noon.\n“Go,” said Ben ${surname(i)}.\n`
}

/** Milliseconds at 5 MB, and how many times longer that takes than a quarter of it (4 is linear). */
export default function hostile(_: unknown, { row }: Report): void {
  for (const [name, piece] of Object.entries(HOSTILE)) {
    const [least = 0, , most = 0] = LENGTHS.map(length =>
      median(
        Array.from({ length: ROUNDS }, () => timed(() => read(articleOf(repeated(piece, length)))))
      )
    )
    const growth = most / least
    row({
      what: name,
      ours: `${ms(most)}, × ${figure(growth)} for × 4`,
      mark: atMost(growth, 6, 'times')
    })
  }
}

function repeated(piece: string | ((i: number) => string), length: number): string {
  if (typeof piece === 'string') {
    return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  }
  const pieces: string[] = []
  for (let i = 0, total = 0; total < length; i++) {
    const next = piece(i)
    pieces.push(next)
    total += next.length
  }
  return pieces.join('').slice(0, length)
}

/** Another name for each number: `Babov`, `Cebov` … */
function surname(i: number): string {
  let name = ''
  for (let rest = i; rest > 0 || name === ''; rest = Math.floor(rest / 14)) {
    name += `${'bcdfglmnprstvz'[rest % 14]}${'aeiou'[rest % 5]}`
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}ov`
}
