// Whether words are other ones, or the same in another tense or number. Knows English words, folded, without apostrophes.

/** `the gauge was` and `the gauges were`, `has won` and `won`: the same words in the same order, auxiliaries aside. */
export const isInflected = (first: readonly string[], second: readonly string[]): boolean => {
  const [here, there] = [withoutAuxiliaries(first), withoutAuxiliaries(second)]
  return here.length === there.length && here.every((word, at) => isOneWord(word, there[at]!))
}

/** Beside a verb they tell its tense and nothing else. `not` never goes. */
const AUXILIARIES = new Set('has have had having is are was were am be been will would'.split(' '))

/** Where there are no others, an auxiliary is the verb. */
const withoutAuxiliaries = (words: readonly string[]): readonly string[] =>
  words.flatMap(word => (AUXILIARIES.has(word) ? [] : (IRREGULAR.get(word) ?? word)))

const isOneWord = (one: string, other: string): boolean =>
  one === other || !basesOf(one).isDisjointFrom(basesOf(other))

/** What a word may be a form of, itself among them: `replies` of `reply`, `planned` of `plan`, `making` of `make`. */
const basesOf = (word: string): ReadonlySet<string> => {
  const bases = new Set([word])
  for (const [ending, instead] of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST)
      bases.add(word.slice(0, -ending.length) + instead)
  const [, doubled] = /^(.*([b-df-hj-np-tv-z]))\2(?:ed|ing)$/.exec(word) ?? []
  if (doubled !== undefined) bases.add(doubled)
  return bases
}

/** Letters of a base: `his` is not a form of `hi`. */
const SHORTEST = 3

const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['d', ''],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e']
]

/** Each row is one word, its base first. */
const ROWS = `begin began begun|break broke broken|bring brought|build built|buy bought|can could|catch caught|
choose chose chosen|come came|do does did done|doesnt didnt dont|draw drew drawn|drive drove driven|eat ate eaten|
fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|forget forgot forgotten|get got gotten|
give gave given|go goes went gone|grow grew grown|hear heard|hold held|keep kept|know knew known|lead led|leave left|
lend lent|lose lost|make made|may might|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|
run ran|say said|see saw seen|sell sold|send sent|shall should|shake shook shaken|shoot shot|show shown|sing sang sung|
sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|
swear swore sworn|swim swam swum|take took taken|teach taught|tell told|think thought|throw threw thrown|
understand understood|wake woke woken|wear wore worn|win won|write wrote written|isnt arent wasnt werent|
hasnt havent hadnt|wont wouldnt|cant couldnt|man men|woman women|child children|person people|foot feet|life lives|
wife wives|half halves|this these|that those`

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  ROWS.replace(/\s+/g, ' ')
    .split('|')
    .flatMap(row => {
      const [base = '', ...forms] = row.trim().split(' ')
      return forms.map(form => [form, base] as const)
    })
)
