// What is said when there is nothing to say: never a bare refusal, always a way on that works.
import { describe, expect, it } from 'vitest'
import { openDesk, paper, wordsOf } from './paper.ts'

const desk = await openDesk()
const lines = async (asked: string): Promise<readonly string[]> =>
  (await desk.ask(asked)).followUps.map(({ line }) => line)

describe('whoever or whatever is not found', () => {
  it.each([
    '/who qwxz',
    '/quote qwxz',
    '/summary qwxz',
    '/story qwxz',
    '/search qwxz',
    '/search "',
    '/search -',
    '/who skell',
    '/stories in qwxz',
    '/who brandt page:2'
  ])('%s is answered with questions that have an answer', async asked => {
    const refused = await desk.ask(asked)
    expect(refused.private).toBe(true)
    expect(refused.followUps.length).toBeGreaterThan(0)
    for (const { line } of refused.followUps)
      expect((await desk.ask(line)).blocks.length).toBeGreaterThan(1)
  })

  it("is looked for among the words of the articles when it is nobody's name", async () => {
    expect(wordsOf(await desk.ask('/who lifeboat'))).toMatch(/ The articles have the words, though/)
    expect(await lines('/quote lifeboat')).toEqual(['/search lifeboat'])
  })

  it('is searched for by its words, not as a phrase, whatever words join them', async () => {
    expect(await lines('/who vote on budget')).toEqual(['/search vote on budget'])
    expect(await lines('/check “builders in winter cleared strangers”')).toEqual([
      '/search builders in winter cleared strangers'
    ])
    expect(wordsOf(await desk.ask('/search vote on budget'))).toMatch(/^Search: /)
  })

  it('is offered by title where it is one', async () => {
    expect(wordsOf(await desk.ask('/who harbour master'))).toContain(
      'These words are in the title of: Tomas Vell.'
    )
    expect(await lines('/quote councillor')).toContain('/quote Mark Ostrand')
  })

  it('is offered by a name that has one of its words', async () => {
    expect(await lines('/who brandt jr')).toContain('/who Ida Brandt')
  })
})

describe('somebody of whom no sentence stands by itself', () => {
  it('is not offered to be summarised, and who asks is led to the articles', async () => {
    const listed = await openDesk([
      { ...paper[3]!, text: 'The other councillors there were Ada Quist, Bo Marn and Olga Tamm.' }
    ])
    const offered = async (asked: string): Promise<readonly string[]> =>
      (await listed.ask(asked)).followUps.map(({ line }) => line)
    expect(await offered('/who quist')).not.toContain('/summary Ada Quist')
    expect(wordsOf(await listed.ask('/summary quist'))).toMatch(/^No sentence on “Ada Quist”/)
    expect(await offered('/summary quist')).toEqual([
      '/who Ada Quist',
      '/search person:"Ada Quist"'
    ])
    expect(wordsOf(await listed.ask('/search person:"Ada Quist"'))).toContain('notes/ferry.txt')
  })
})

describe('a story', () => {
  const bare = {
    ...paper[4]!,
    id: 'notes/0017-9f0c6f3e.txt',
    headline: null,
    text:
      'The organ of Saint Orrin “fell silent” for eleven weeks in a row, its players said in a letter that ' +
      'reached the dean on Wednesday.\n\nNew bellows are on their way by train, and nothing can hurry them.'
  }

  it('without a headline is asked for by how it begins, and found by it', async () => {
    const some = await openDesk([...paper, bare])
    const { followUps } = await some.ask('/stories')
    const asked = followUps.find(({ line }) => line.includes('organ'))
    expect(asked?.line).toBe('/story The organ of Saint Orrin fell silent')
    expect(wordsOf(await some.ask(asked!.line))).toContain('eleven weeks in a row')
    const summary = (await some.ask(asked!.line)).followUps.find(({ label }) => label === 'Summary')
    expect(wordsOf(await some.ask(summary!.line))).toContain('eleven weeks in a row')
  })

  it('is asked for by its id where another begins the same', async () => {
    const two = [bare, { ...bare, id: 'notes/0018.txt', publishedAt: '2025-03-04' }]
    const { followUps } = await (await openDesk(two)).ask('/stories')
    for (const { line } of followUps) expect(line).toMatch(/^\/story story-notes-/)
  })

  it('is not offered for a word that only stands somewhere in it', async () => {
    expect(wordsOf(await desk.ask('/story spring'))).toMatch(/^No story called “spring”/)
    expect(await lines('/story spring')).toEqual(['/search spring'])
    expect(wordsOf(await desk.ask('/story lifted lifeboats'))).toMatch(/^(?!No story)/)
  })
})

describe('a search that excludes everything', () => {
  it('says so and offers itself without the exclusion', async () => {
    const refused = await desk.ask('/search dredge -budget')
    expect(wordsOf(refused)).toContain('Everything on “dredge” was excluded by -budget.')
    expect(wordsOf(refused)).not.toContain('Nearest')
    expect(refused.followUps.map(({ line }) => line)).toEqual(['/search dredge'])
  })

  it('keeps phrases, and leaves hyphens inside words alone', async () => {
    expect(await lines('/search "harbour budget" -"four million crowns"')).toEqual([
      '/search "harbour budget"'
    ])
    expect(wordsOf(await desk.ask('/search qwxz-zxwq'))).not.toContain('excluded')
  })

  it('that is only marks has nothing to search for', async () => {
    for (const marks of ['"', '-', '“”'])
      expect(wordsOf(await desk.ask(`/search ${marks}`))).toMatch(/^There is nothing to search for/)
  })
})

describe('pages', () => {
  it('are refused where there are none', async () => {
    expect(wordsOf(await desk.ask('/who brandt page:2'))).toBe(
      '/who has no pages: all it says is in one answer.'
    )
    expect(await lines('/who brandt page:2')).toEqual(['/who brandt'])
  })

  it('beyond the last show the last, and say so', async () => {
    expect(wordsOf(await desk.ask('/search page:99'))).toMatch(
      /\nThere are 2 pages: this is the last\.$/
    )
    expect(wordsOf(await desk.ask('/search page:2'))).not.toContain('There are')
    expect(wordsOf(await desk.ask('/stories page:3'))).toMatch(/\nThere is only one page\.$/)
  })
})

describe('articles that name no outlet, no day or no headline', async () => {
  const [first, second] = [paper[3], paper[2]]
  if (first === undefined || second === undefined) throw new Error('the paper is too thin')
  const bare = await openDesk([
    { ...second, id: 'post/ferry.md', headline: null, publishedAt: null },
    { ...second, id: 'notes/again.txt', outlet: null, headline: null, publishedAt: null },
    { ...first, headline: null }
  ])
  const ask = async (line: string): Promise<string> => wordsOf(await bare.ask(line))

  it('are counted apart from those of an outlet', async () => {
    expect(await ask('/stories')).toContain('Kell Evening Post and 1 file without an outlet')
    expect(await ask('/who vell')).toContain(
      ', from 1 outlet and 1 file that names none; all undated.'
    )
    expect(await ask('/stories')).toContain('from 1 outlet and 2 files that name none.')
  })

  it('have no latest words', async () => {
    expect(await ask('/who vell')).toMatch(/^Words$/m)
    expect(wordsOf(await desk.ask('/who vell'))).toMatch(/^Latest words$/m)
    expect(await ask('/search')).toMatch(/^The articles\n/)
  })

  it('are called by how their first sentence begins, as a slice, and never by a file', async () => {
    const list = (await bare.ask('/stories')).blocks.find(block => block.kind === 'list')
    for (const item of list?.items ?? []) {
      const runs = typeof item === 'string' ? [] : item
      expect(runs[0]?.strong).toBe(true)
      expect(runs[0]?.at).toBeDefined()
      expect(runs[0]!.text.length).toBeLessThanOrEqual(90)
      // Between two words.
      const { article, end } = runs[0]!.at!
      const next = bare.edition.article(article)!.text.charAt(end)
      expect(runs[0]?.text.endsWith('.') || /[\s,]/.test(next)).toBe(true)
    }
    expect(await ask('/stories')).not.toMatch(/^\S+\.(?:txt|md) /m)
  })

  it('are so called in /story, /why and /briefing too, and by no sentence in what is refused', async () => {
    const [story] = bare.edition.stories({}, 1)
    for (const command of ['story', 'why', 'briefing']) {
      const asked = command === 'briefing' ? '/briefing' : `/${command} story:${story!.id}`
      expect(await ask(asked)).toMatch(
        /^(?:Why: )?The ferry Marlin was stuck on the rocks at Skell Point on Monday night while lifeboats …/m
      )
    }
    expect(await ask(`/timeline story:${story!.id}`)).toContain(
      'No sentence on this story names a day'
    )
    expect(await ask('/timeline article:notes/ferry.txt')).toMatch(
      /in 1 article\. It is not dated, so “on Monday” could be any\.$/
    )
  })
})
