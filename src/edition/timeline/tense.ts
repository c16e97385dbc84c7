// Whether a sentence speaks of what was or of what is to come, beside one of its dates. Knows words, no calendar.

/** `past` and `future` only where a verb says so. */
export type Tense = 'past' | 'future' | null

/**
 * The last clause before the date that has a verb decides, back to the date before it; where none has, what follows does. `The vote
 * will be held on Friday, officials said Monday.` has a Friday to come and a Monday that was. What is quoted speaks from another day.
 */
export function tenseAt(before: string, after: string): Tense {
  return (
    tensesOf(before).findLast(each => each !== null) ??
    tensesOf(after).find(each => each !== null) ??
    null
  )
}

const tensesOf = (words: string): readonly Tense[] => clausesOf(words).map(tenseOf)

const QUOTED = /[“"][^“”"]*(?:[”"]|$)/gu
/** `…, officials said, …` between two commas says nothing of what is told. */
const ASIDE = /, [^,]{0,60}\b(?:said|says|told)\b[^,]{0,40}, /gu
/** Where another clause may begin, with a verb of its own. */
const CLAUSE =
  /[,;:—–]|\b(?:and|but|who|which|that|when|where|after|before|while|until|because|as|if)\b/u

const clausesOf = (words: string): readonly string[] =>
  words.replace(QUOTED, ' ').replace(ASIDE, ' ').split(CLAUSE)

function tenseOf(clause: string): Tense {
  // What is to come in what was said is to come: `said the port will open`.
  if (FUTURE.test(clause)) return 'future'
  return PAST.test(clause) ? 'past' : null
}

/** `promises a ferry from 1 March`, `will be rung on`, `is to report by`, `plans to have it rung on`, `expected until`, `due on`, `from next week` */
const FUTURE =
  /\b(?:will|shall|won['’]t|['’]ll)\b|\b(?:is|are|was|were) (?:set|due|expected|scheduled|planned|about|to)\b|\b(?:plan|hope|intend|aim|expect|want|promise)(?:s|ed)? (?:it |them |him |her )?to\b|\b(?:promises|foresees|provides for)\b|\b(?:scheduled|planned|due|expected) (?:for|on|until|by|to)\b|\bwould\b/i

/** The common verbs of reports that do not end in "ed", and those that do; not `all inhabited islands`, `the elected mayor`. */
const PAST = new RegExp(
  `\\b(?:${`was|were|had|did|said|told|came|went|took|began|left|made|met|won|lost|fell|rose|found|ran|sent|wrote|held|struck|
broke|gave|got|saw|spoke|stood|became|brought|bought|built|burst|chose|drew|drove|felt|fought|flew|forgot|grew|heard|hit|kept|knew|
laid|led|let|lay|meant|paid|put|read|rang|sang|sat|sold|set|shook|shot|showed|shut|slept|spent|stole|swore|taught|thought|
threw|understood|woke|wore|withdrew|hung|sank|hid|cut|quit|caught|fled|sought`.replaceAll(
    '\n',
    ''
  )})\\b|(?<!\\b(?:a|an|the|all|its|their|his|her|our|some|any|no|most|every|each|of) )\\b(?!(?:need|feed|seed|speed|indeed|hundred|exceed|proceed|succeed|breed|bed|red)\\b)\\p{Ll}{2,}ed\\b`,
  'u'
)
