// The words of the closed classes that tell where a noun phrase begins and ends.
import { forms } from '../lexicon/forms.ts'

export const PREPOSITIONS = forms(
  `of for from to by with at in on about against over between among near behind under inside outside within around into toward towards after before during since through like despite without`
)
/** Prepositions that tie a noun to the noun before it: `a spokesman for Vero`, `the mayor of Halvern`. */
export const OF = forms(
  `of for from to with at in on by about near behind inside outside within against`
)
export const DETERMINERS = forms(
  `the a an his her its their my your our this that these those one another some many several other both two three four five most all`
)
export const JOINED = forms(`and but or then nor`)
export const SUBJECTS = forms(`he she they it we i you`)
export const RELATIVE = forms(`who which that`)
/** After a comma: a clause that only adds something, `, who leads the port,`. */
export const ADDS = forms(`who which whose where`)
/** `as Vero put it` */
export const PUTS = forms(`put puts`)
