// What in an address may be a key that opens it to one reader alone. Knows addresses and words, no source.

/** What nobody would make up: long, with digits among its letters or case that changes within it. */
export const looksLikeKey = (part: string): boolean =>
  part.split(/[-_.~]/).some(word => {
    if (/^[0-9a-f]{16,}$/i.test(word)) return true
    if (word.length < 12) return false
    return /\d[a-z]+\d|[a-z]\d+[a-z]/i.test(word) || /[a-z][A-Z]+[a-z]+[A-Z]/.test(word)
  })

const SECRET =
  /^(?:\w*[-_])?(?:access|auth\w*|api-?key|credentials?|jwt|key|login|pass(?:word|wd|code)?|pwd|secret|session(?:-?id)?|sid|sig(?:nature)?|token|userkey)$/i
/** Names of what an article is called by, which may be as long as a key. */
const NAMES =
  /^(?:\w*[-_]?(?:id|guid|uuid|slug|article|story|page|post|item|path|url|title|name)|[apqs])$/i

/** Whether a parameter of an address is for one reader's eyes: by its name, or by a value that looks like a key. */
export const isSecret = (name: string, value: string): boolean =>
  value !== '' && (SECRET.test(name) || (!NAMES.test(name) && looksLikeKey(value)))
