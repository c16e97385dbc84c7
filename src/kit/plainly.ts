// Which command a question in plain words asks for: `What did Ida Brandt say about the ferry?` is `/quote`. Knows no names.

/** A command and what is to follow it. */
export interface Plainly {
  readonly command: string
  readonly input: string
}

/** Null where it is none of the few questions that can be told by their words alone. */
export function plainly(asked: string): Plainly | null {
  const words = asked.trim().replace(/[\s?.!]+$/u, '')
  for (const { pattern, command, input } of QUESTIONS) {
    const found = pattern.exec(words)
    if (found !== null)
      return { command, input: input(found.groups?.['what'] ?? '', found.groups?.['on']) }
  }
  return null
}

interface Question {
  readonly pattern: RegExp
  readonly command: string
  readonly input: (what: string, on: string | undefined) => string
}

const plain = (what: string): string => what

const QUESTIONS: readonly Question[] = [
  // `what did Ida Brandt say about the ferry`, `what has Brandt said`
  {
    pattern:
      /^what (?:did|does|do|has|have) (?<what>.+?) (?:say|said|saying)(?: (?:about|on|of) (?<on>.+))?$/iu,
    command: 'quote',
    input: (what, on) => (on === undefined ? what : `${what} about ${on}`)
  },
  // `who said “the route stays open”`
  { pattern: /^who (?:said|says) (?<what>.+)$/iu, command: 'check', input: inMarks },
  // `who’s Ida Brandt`, `who was Ida Brandt`
  {
    pattern: /^who(?:['’]?s| is| was| are) (?<what>.+)$/iu,
    command: 'who',
    input: plain
  },
  // `what’s new`, and nothing more
  {
    pattern: /^what(?:['’]?s| is) (?:new|happening|going on|the (?:news|latest))$/iu,
    command: 'stories',
    input: plain
  },
  // `what happened to the ferry`, `what is new on the ferry`, `tell me about the ferry`
  {
    pattern:
      /^(?:what(?:['’]?s| has| is)? (?:happened|happening|new|going on)|tell me(?: more)?|summari[sz]e) (?:(?:about|at|in|on|to|with) )?(?<what>.+)$/iu,
    command: 'summary',
    input: plain
  },
  // `when did the ferry sail`: by its days
  {
    pattern: /^when (?:did|does|do|is|was|were|will) (?<what>.+)$/iu,
    command: 'timeline',
    input: plain
  }
]

/** Whatever marks it came in, or none. */
function inMarks(what: string): string {
  return `"${what.replace(/^["“”„«']+|["“”»']+$/gu, '').replaceAll('"', '”')}"`
}
