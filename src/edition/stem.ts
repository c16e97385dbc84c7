// The stem of a folded word, so that `ferry` and `ferries` are one. Knows English spelling, no articles.
import { stemmer } from 'stemmer'
import { functionWords } from './functionwords.ts'

/**
 * Porter's stem (1980), but for words that his rules shrink to others with which they have nothing to do. `herring` and `news` stay as
 * they are: the list is that of his later stemmer (Porter2, snowballstem.org) with a few more of the kind. And where the stem
 * is a word like `in`, it is marked unless the word is a form of it: who looks for Inés wants no article for its "in".
 * Words too long to be English are left alone, so that no input can be slow.
 */
export const stem = (folded: string): string => {
  if (folded.length > LONGEST || WHOLE.has(folded)) return folded
  const singular = folded.endsWith('s') ? folded.slice(0, -1) : folded
  if (WHOLE.has(singular)) return singular
  const shrunk = stemmer(folded)
  return functionWords.has(shrunk) && !isForm(folded, shrunk) ? `${shrunk}~` : shrunk
}

const isForm = (folded: string, shrunk: string): boolean =>
  shrunk === folded ||
  (shrunk.length > 2 && `${shrunk}s` === folded) ||
  functionWords.has(folded) ||
  FORMS.has(folded)

const LONGEST = 40

/** Their plurals have them as stems. */
const WHOLE: ReadonlySet<string> = new Set(
  `andes atlas bias canning cosmos earring evening exceed herring howe inning news offing outing proceed rugged succeed
  wicked`.split(/\s+/)
)

/** Of verbs that say nothing by themselves, those that `functionWords` does not have. */
const FORMS: ReadonlySet<string> = new Set(
  'becoming coming giving knowing letting putting seeing seeming taking use uses using wanted wanting'.split(
    ' '
  )
)
