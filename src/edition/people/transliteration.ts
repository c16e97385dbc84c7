// One key for the spellings that a name takes on its way into English. Knows letters, no people.
import { fold } from '../words.ts'

/**
 * The key of one word of a name: equal keys are spellings of one name. `slavic` says whether the whole name
 * follows the rules below; they would turn `Bryan` into `Brian` in names they were not made for.
 */
export const nameKey = (word: string, slavic: boolean): string => {
  // al-Sisi, El-Sisi: Sisi.
  const plain = fold(word)
    .replace(/^[ae]l-/, '')
    .replaceAll('-', '')
  return slavic ? RULES.reduce((key, [from, to]) => key.replace(from, to), plain) : plain
}

/**
 * Whether a surname has an ending of the names that English spells in several ways:
 * `Zelensky`, `Zakharova`, `Lukashenko`, `Yanukovych`, `Navalny`, `Lavrov`.
 */
export const looksSlavic = (surname: string): boolean => ENDINGS.test(fold(surname))

const ENDINGS =
  /(?:[sc]k(?:yy|yi|iy|ij|ii|yj|y|i|j|aya|aia|a)|enk[oa]|[cs]?h?[cs]huk|[iy]uk|[oe](?:v|va|ff|w)|(?:yc|ic|itc|wic)h|ic|iy|yy|yi|iyi|n(?:yj|ij|y))$/

const RULES: readonly (readonly [RegExp, string])[] = [
  // Zelenskyy, Zelenskiy, Zelenskij, Zelenski: Zelensky. Sergey: Sergei.
  [/[iyj]+$/, 'i'],
  // Yuri, Iurii, Juri: one name. Only before a vowel that they glide into.
  [/^[yji](?=[aou])/, 'i'],
  // Seleznyov: Seleznev.
  [/yo(?=v)/g, 'e'],
  // Tymoshenko: Timoshenko. Tatyana: Tatiana. Mariya: Maria.
  [/(?<=[^aeiou])y(?=[^e])/g, 'i'],
  [/iy(?=a)/g, 'i'],
  // Zakharova: Zaharova.
  [/kh/g, 'h'],
  // Alexei: Aleksei.
  [/x/g, 'ks'],
  // Orloff: Orlov. Kowalski: Kovalsky. Nawalny: Navalny.
  [/ff$/, 'v'],
  [/w/g, 'v'],
  // Chaykovsky, Tchaikovsky.
  [/tch/g, 'ch'],
  // Lukashenka: Lukashenko.
  [/enka$/, 'enko'],
  // Rutskaya: Rutskaia. Endings that tell a woman's name stay apart from the man's: Zelenska is not Zelensky.
  [/sk(?:aya|aia)$/, 'ska']
]
