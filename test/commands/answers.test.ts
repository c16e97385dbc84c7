// What each of the shorter commands says, read as an editor would read it.
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/reply.ts'
import { NOW, openDesk, paper, textsOf, wordsOf } from './paper.ts'

const desk = await openDesk()
const found = async (line: string): Promise<readonly string[]> => {
  const { blocks } = await desk.ask(line)
  return blocks.flatMap(block => (block.kind === 'quote' ? [plain(block.by)] : []))
}
const lines = (reply: { readonly followUps: readonly { readonly line: string }[] }) =>
  reply.followUps.map(({ line }) => line)

describe('/summary', () => {
  it('gives whole sentences, each with the number of its source', async () => {
    const { blocks } = await desk.ask('/summary brandt')
    const [sentences = [], sources = []] = blocks.flatMap(block =>
      block.kind === 'list' ? [block.items.map(plain)] : []
    )
    expect(sentences.length).toBeGreaterThan(1)
    for (const sentence of sentences) expect(sentence).toMatch(/^[“\p{Lu}].*[.”] \[\d\]$/u)
    const cited = new Set(sentences.map(sentence => /\[\d\]$/.exec(sentence)?.[0]))
    expect(sources.map(source => /^\[\d\]/.exec(source)?.[0])).toEqual([...cited])
  })

  it('says how many articles it read', async () => {
    expect(wordsOf(await desk.ask('/summary brandt'))).toContain(
      'Read 4 articles from 2 outlets and 1 file that names none.'
    )
    expect(wordsOf(await desk.ask('/summary wire/school.md'))).toContain(
      'Read 1 article from 1 outlet.'
    )
  })

  it('is 3 sentences when short, and offers another length', async () => {
    const short = await desk.ask('/summary brandt short')
    const first = short.blocks.find(block => block.kind === 'list')
    expect(first?.items).toHaveLength(3)
    expect(lines(short)).toContain('/summary brandt length:normal')
    expect(lines(await desk.ask('/summary brandt'))).toContain('/summary brandt length:short')
  })

  it('tells a story, an article and a topic', async () => {
    const story = desk.edition.storyOf('gazette/ferry.md')
    expect(wordsOf(await desk.ask(`/summary story:${story?.id}`))).toContain(story?.headline)
    expect(wordsOf(await desk.ask('/summary gazette/budget.md'))).toContain(
      'Town council argues over harbour budget'
    )
    expect(wordsOf(await desk.ask('/summary harbour budget'))).toMatch(/^harbour budget\n/)
  })
})

describe('/search', () => {
  it('shows the sentence that answers, the words strong, and where it stands', async () => {
    const { blocks } = await desk.ask('/search dredge')
    const hit = blocks.find(block => block.kind === 'quote')
    const strong =
      typeof hit?.text === 'object' ? hit.text.filter(run => run.strong).map(run => run.text) : []
    expect(strong).toEqual(['dredge'])
    expect(hit && plain(hit.by)).toBe(
      'The Harbour Gazette, 4 Mar 2026: Town council argues over harbour budget'
    )
    expect(wordsOf({ blocks, followUps: [], private: false })).toContain(
      '1 of 6 articles from 3 outlets and 1 file that names none.'
    )
  })

  it('looks for the nearest word where no article has one, and says so', async () => {
    const asked = await desk.ask('/search lifebaot')
    expect(wordsOf(asked)).toContain(
      'No article has “lifebaot”: “lifeboat” was looked for instead.'
    )
    expect(asked.blocks.some(({ kind }) => kind === 'quote')).toBe(true)
    expect(asked.followUps.map(({ line }) => line).join()).not.toContain('lifebaot')
    expect(wordsOf(await desk.ask('/search lifeboat'))).not.toContain('instead')
    expect(wordsOf(await desk.ask('/search lifebaot harbuor'))).toContain('“harbour” was looked')
  })

  it('says which words no article has, and asks nothing more with them', async () => {
    const asked = await desk.ask('/search lifeboat qwxzz zzxwq')
    expect(wordsOf(asked)).toContain(' No article has “qwxzz” or “zzxwq”.')
    expect(asked.followUps.map(({ line }) => line).join()).not.toContain('qwxzz')
  })

  it('says how many words were too many', async () => {
    const words = Array.from({ length: 34 }, (_, at) => `ferry${at}`)
    expect(wordsOf(await desk.ask(`/search marlin ${words.join(' ')}`))).toContain(
      ' The last 5 words were not looked for.'
    )
  })

  it('keeps to an outlet, a person and a day', async () => {
    expect(await found('/search ferry outlet:gazette')).toEqual([
      'The Harbour Gazette, 2 Mar 2026: Ferry Marlin runs aground off Skell Point'
    ])
    expect(await found('/search ferry since:2026-03-03')).toEqual([
      'Northern Wire, 3 Mar 2026: Passengers lifted off grounded ferry'
    ])
    expect(await found('/search harbour person:ostrand')).toEqual([
      'The Harbour Gazette, 4 Mar 2026: Town council argues over harbour budget'
    ])
  })

  it('lists the latest articles when no words are given', async () => {
    expect(wordsOf(await desk.ask('/search'))).toMatch(/^The latest articles\n/)
    expect(wordsOf(await desk.ask('/search person:ostrand outlet:gazette'))).toMatch(
      /^The latest articles in The Harbour Gazette with Mark Ostrand\n/
    )
  })

  it('offers the nearest words when nothing is found', async () => {
    const reply = await desk.ask('/search budgit outlet:wire')
    expect(wordsOf(reply)).toMatch(
      /^Nothing on “budgit” in Northern Wire in 6 articles from 3 outlets and 1 file that names none\. Nearest: .*budget/
    )
    expect(lines(reply)).toContain('/search budget')
  })

  it('offers no word near to one that is there', async () => {
    const reply = await desk.ask('/search "budget harbour"')
    expect(wordsOf(reply)).toContain('The words are there, though not next to each other so.')
    expect(wordsOf(reply)).not.toContain('Nearest')
    expect(lines(reply)).toEqual(['/search budget harbour'])
  })

  it('names an outlet alone without an "on"', async () => {
    expect(wordsOf(await desk.ask('/search outlet:wire since:today'))).toMatch(
      /^Nothing in Northern Wire since /
    )
  })

  it('offers to look everywhere when only the other options are in the way', async () => {
    expect(lines(await desk.ask('/search dredge outlet:wire'))).toEqual(['/search dredge'])
  })
})

describe('/stories and /story', () => {
  it('lists each event once, with outlets, days and independent texts', async () => {
    const [, list] = (await desk.ask('/stories')).blocks
    const items = list ? textsOf(list).map(plain) : []
    expect(items).toHaveLength(desk.edition.counts.stories)
    const ferry = items.find(item => item.includes('4 articles'))
    expect(ferry).toMatch(
      / — 4 articles: .*Northern Wire.* and 1 file without an outlet, 2–3 Mar 2026; 3 independent texts$/
    )
  })

  it('keeps to the days asked for, and says which is the latest when there is none', async () => {
    const since = await desk.ask('/stories since 4 Mar')
    expect(wordsOf(since)).not.toContain('ferry')
    expect(wordsOf(await desk.ask('/stories since today'))).toBe(
      'No stories since 5 Mar 2026 in 6 articles from 3 outlets and 1 file that names none. The latest article is of 4 Mar 2026.'
    )
    expect(wordsOf(await desk.ask('/stories since 4 Mar until 2 Mar'))).toBe(
      '4 Mar 2026 is after 2 Mar 2026: the first day comes first.'
    )
  })

  it('tells a story by each outlet, and the words that they print differently', async () => {
    const story = desk.edition.storyOf('gazette/ferry.md')
    const words = wordsOf(await desk.ask(`/story ${story?.id}`))
    for (const outlet of ['The Harbour Gazette', 'Northern Wire', 'Kell Evening Post'])
      expect(words).toContain(outlet)
    expect(words).toContain('The same words, printed differently')
    expect(words).toContain('Reworded inside the quotation marks: ')
  })
})

const problemsOf = (name: string, length: number) =>
  Array.from({ length }, (_, n) => `${name}${n}.txt: is empty`)

describe('/sources and /reload', () => {
  it('say when each source was read, how much it brought and what could not be read', async () => {
    const words = wordsOf(await desk.ask('/sources'))
    expect(words).toContain('folder:./paper — 6 articles, read 3 min ago in 0.3 s')
    expect(words).toContain('broken.json: not JSON')
    expect(words).toContain('feed:https://wire.example/rss — failing for 2 h: HTTP 404')
  })

  it('tell every problem, page by page, each below its source', async () => {
    const [one, two] = [problemsOf('a', 20), problemsOf('b', 3)]
    const delivery = {
      at: NOW,
      tookMs: 10,
      articles: 1,
      added: 1,
      updated: 0,
      unchanged: 0,
      removed: 0,
      aged: 0
    }
    const sick = await openDesk(paper, undefined, [
      { ...delivery, address: 'folder:./a', problems: one, failed: null },
      { ...delivery, address: 'folder:./b', problems: two, failed: null }
    ])
    const told: string[] = []
    const pages: string[] = []
    for (let next: string | undefined = '/sources'; next !== undefined;) {
      const page = await sick.ask(next)
      pages.push(wordsOf(page))
      told.push(
        ...page.blocks.flatMap(block => (block.kind === 'list' ? block.items.map(plain) : []))
      )
      next = page.followUps.find(({ label }) => label.startsWith('More'))?.line
    }
    expect(told).toEqual([...one, ...two])
    expect(pages).toHaveLength(3)
    expect(pages[1]).toContain('folder:./a — and what else could not be read\na11.txt: is empty')
    expect(pages[1]).toContain('folder:./b — 1 article, read just now')
  })

  it('report what a reload brought, to the asker alone', async () => {
    const reply = await desk.ask('/reload')
    expect(reply.private).toBe(true)
    expect(wordsOf(reply)).toContain('folder:./paper — 6 new, 2 problems (0.3 s)')
    expect(wordsOf(reply)).toContain('feed:https://wire.example/rss — failed: HTTP 404')
  })

  it('reload only for administrators, and do not offer it to others', async () => {
    const refused = await desk.ask('/reload', { admin: false })
    expect(wordsOf(refused)).toBe('/reload is for administrators of this place.')
    expect(wordsOf(await desk.ask('/help', { admin: false }))).not.toContain('/reload')
  })
})

describe('/help', () => {
  it('lists every command with how it begins, those of one folder together, and apart what only administrators may', async () => {
    const words = wordsOf(await desk.ask('/help'))
    for (const { name } of desk.menu)
      expect(words).toMatch(new RegExp(`^/${name.replace(' ', ' (?:.*, )?')}\\b`, 'm'))
    for (const { summary } of desk.menu.filter(item => !item.name.includes(' ')))
      expect(words).toContain(`\n${summary}`)
    expect(words).toContain('/follow add, list, news, remove\nhear of news')
    expect(words).toContain('/quote PERSON\n')
    const [everyone = '', admins = ''] = words.split('For administrators')
    expect([everyone.includes('/schedule'), admins.includes('/schedule add, ')]).toEqual([
      false,
      true
    ])
  })

  it('says what one command does in a sentence of its own', async () => {
    expect(wordsOf(await desk.ask('/help quote'))).toContain('\nWhat somebody said, word for word')
  })

  it('gives two examples with names and topics of this edition, which work', async () => {
    for (const name of ['quote', 'summary', 'search', 'stories', 'who']) {
      const examples = lines(await desk.ask(`/help ${name}`)).filter(line =>
        line.startsWith(`/${name}`)
      )
      expect(examples).toHaveLength(2)
      for (const line of examples) expect((await desk.ask(line)).private).toBe(false)
    }
  })

  it('says of a name that is none, or half of one, what there is', async () => {
    const none = await desk.ask('/help nonsense')
    expect(wordsOf(none)).toBe('No command /nonsense. /help lists what there is.')
    expect(lines(none)).toEqual(['/help'])
    expect(lines(await desk.ask('/help qoute'))).toContain('/help quote')
    const half = await desk.ask('/help follow')
    expect(wordsOf(half)).toBe('/follow is followed by add, list, news or remove.')
    expect(lines(half)).toContain('/help follow add')
  })

  it('is good on no article at all', async () => {
    const empty = await openDesk([])
    expect(wordsOf(await empty.ask('/help'))).toContain(
      'Answers come from 0 articles, word for word.'
    )
    expect(wordsOf(await empty.ask('/who anybody'))).toBe('No article has been read yet.')
    expect(paper.length).toBe(6)
  })
})
