// What stands among, above and below the paragraphs of an article, as the large systems for publishing build it: all of it is ours.
import { describe, expect, it } from 'vitest'
import { articleOfPage } from '../../src/web/page.ts'

const STORY = [
  'The ferry between Ostrel and the island of Vey sailed again on Monday morning, eleven days after a storm broke the pier on which its passengers wait.',
  '“We had forty people before seven o’clock, and every one of them brought cake,” said Ana Pell, who has run the harbour office since 2011.',
  'Engineers drove sixteen new piles into the bed of the bay last week. The council paid for the work from a fund that it keeps for winters such as this one.',
  'Ivo Brandt, whose shop on Vey had run out of flour, said that he would not complain. “I sold more tea than ever,” he said.',
  'The pier will be closed for two nights in May, when its lamps are put back. Boats will leave from the old quay on those evenings, the office said.'
]

const paragraphs = STORY.map(line => `<p>${line}</p>`)
const prose = paragraphs.join('')
const between = (thing: string) =>
  `${paragraphs.slice(0, 3).join('')}${thing}${paragraphs.slice(3).join('')}`

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Ferry sails again</title>${head}</head><body><nav><a href="/">Home</a> <a href="/b">Sport</a></nav>${body}<footer><p>© 2026 The Gazette. No part may be printed again without leave.</p></footer></body></html>`
const article = (inside: string, head = '') =>
  page(`<main><article><h1>Ferry sails again</h1>${inside}</article></main>`, head)

const card = (at: number) =>
  `<div class="card"><h3><a href="/c${at}">Harbour town counts its gulls, number ${at}</a></h3><p>A census of birds took all of the weekend and most of the bread that was left, its organisers say.</p></div>`
const cards = (many: number) => Array.from({ length: many }, (_, at) => card(at)).join('')

const linesOf = (html: string): string[] =>
  articleOfPage(html, 'https://gazette.example/ferry')
    .text.split(/\n+/)
    .filter(line => line !== '')

describe('an article is read without', () => {
  it.each([
    [
      'a box that is called by its first words, and with what follows it',
      article(
        `<section><div class="c1">${paragraphs.slice(0, 4).join('')}</div><div class="c2"><h2>Sign up for The Tideline</h2><p>Told every Friday at noon.</p></div><div class="c1">${paragraphs[4]}</div></section>`
      )
    ],
    [
      'a player and its words',
      article(
        between(
          '<div class="em vp"><button aria-label="Play"></button><div>Watch: A boat comes in</div><div>The first ferry since the storm reaches the old quay.</div></div>'
        )
      )
    ],
    [
      'pictures and their words in boxes that nobody named',
      article(
        between(
          '<div class="m7"><img src="a.jpg"><div>Sixteen piles stand in the bay, one of them not quite upright.</div></div>'
        )
      )
    ],
    [
      'what may be seen once one agrees to it',
      article(
        between(
          '<div><p>Here you find something from elsewhere</p><p>To show it we need your leave, since data about you may go to those who run that other place.</p><button>Show</button></div>'
        )
      )
    ],
    [
      'a box that its tag names',
      article(
        between('<inline-promo><h4>The Tideline</h4><p>All of it, on Fridays.</p></inline-promo>')
      )
    ],
    [
      'an offer that is pressed by a link',
      article(
        between(
          '<div class="ic"><p>The boat show</p><p><span>Come for half the price until Friday.</span></p><a class="ic__button" href="/t">BUY NOW</a></div>'
        )
      )
    ],
    ['a list of its parts', article(between('<div><p>Table of Contents</p><nav>A B</nav></div>'))],
    [
      'who wrote it, in a part that its system names',
      article(
        `<div data-component="byline-block"><span>Ana Pell</span><span>On the quay</span></div>${prose}`
      )
    ],
    ['who wrote it and when, on one line', article(`<div>Ana Pell | 2 Mar 2026</div>${prose}`)],
    [
      'when it was written and by whom, in other notations',
      article(
        `<p><em>2 March 2026, Ana Pell</em></p><div>·</div><div>3 min · 2 Mar 2026</div>${prose}`
      )
    ],
    ['whose it is', article(`${prose}<p><em>Copyright 2026 The Gazette. Do not print.</em></p>`)],
    [
      'who its author is',
      article(
        `${prose}<div><p>Ana Pell covers the coast, and has lived on a boat since 2011.</p></div>`,
        '<meta name="author" content="Ana Pell">'
      )
    ],
    [
      'how to reach its author',
      article(`${prose}<p><em>Contact Ana Pell at 555-0134 or write to her.</em></p>`)
    ],
    [
      'where it was printed',
      article(
        `${prose}<p>A version of this article appears in print on March 3, 2026, Section B, Page 3, with another headline. <a href="/o">Order a copy</a></p>`
      )
    ],
    [
      'what is said about links that are paid for',
      article(`${prose}<p>If you buy by one of our links we may earn a small commission.</p>`)
    ],
    [
      'an invitation that begins otherwise',
      article(`${prose}<p>Miss nothing: sign up to our newsletter <a href="/n">here</a>.</p>`)
    ],
    [
      'a question to its readers',
      article(`${prose}<p>Were you there? <a href="#c">Let us know in the comments below</a></p>`)
    ],
    [
      'the name of a section above the headline',
      page(
        `<main><article><div><span>Harbour</span></div><h1>Ferry sails again</h1>${prose}</article></main>`
      )
    ],
    [
      'a sentence of it that is set large',
      article(
        between(
          '<blockquote><p>We had forty people before seven o’clock</p><cite>Ana Pell</cite></blockquote>'
        )
      )
    ],
    [
      'the headline of another story between paragraphs',
      article(
        between('<p><a href="/x"><strong>Why the pier broke in the first place</strong></a></p>')
      )
    ],
    [
      'links to other stories in other languages',
      article(
        between(
          '<p>Lesen Sie auch: <a href="/x">Warum die Mole brach</a></p><p>Lire aussi : <a href="/y">Pourquoi la jetée a cédé</a></p><p>Te puede interesar: <a href="/z">Por qué se rompió el muelle</a></p><div>Anzeige</div>'
        )
      )
    ],
    [
      'a link to another story between breaks',
      page(
        `<main><h1>Ferry sails again</h1><div class="t">${STORY.slice(0, 3).join('<br><br>')}<br><strong>Also Read: <a href="/x">Why the pier broke</a></strong><br>${STORY.slice(3).join('<br><br>')}</div></main>`
      )
    ],
    [
      'more teasers than there is article, called by a name',
      page(
        `<main><h1>Ferry sails again</h1><div class="text">${prose}</div><div class="trending">${cards(14)}</div></main>`
      )
    ],
    [
      'more teasers than there is article, under a heading',
      page(
        `<main><h1>Ferry sails again</h1><div class="text">${prose}</div><div><h2>Trending now</h2>${cards(14)}</div></main>`
      )
    ],
    [
      'a column of other stories beside it',
      page(
        `<div class="row"><div class="c8"><h1>Ferry sails again</h1>${prose}</div><div class="c4"><h3>Opinion</h3>${cards(4)}</div></div>`
      )
    ],
    [
      'replies',
      page(
        `<div><h1>Ferry sails again</h1><div>${prose}</div><div><div>2 replies</div><div><b>reader1</b><p>I was on that boat and the cake was very good indeed, so thank you to all who baked it.</p></div></div></div>`
      )
    ],
    [
      'who wrote it and when, between breaks',
      page(
        `<article><h1>Ferry sails again</h1>By Ana Pell<br>March 2, 2026<br><br>${STORY.join('<br><br>')}</article>`
      )
    ],
    [
      'comments that are to be opened',
      article(
        `${prose}<section><h4>Show comments (24)</h4><p>I was on that boat and the cake was very good indeed, so thank you to all who baked it.</p></section>`
      )
    ]
  ])('%s', (_, html) => {
    expect(linesOf(html)).toEqual(STORY)
  })
})

const amid = (...lines: readonly string[]) => [...STORY.slice(0, 3), ...lines, ...STORY.slice(3)]

describe('an article is read with', () => {
  it.each([
    'Email addresses such as ana@gazette.example were in the list, which anyone could read on Friday.',
    'Residents can <a href="/a">sign up for free flood alerts</a> by telephone or at the town hall.',
    'Agents earn commissions of 3 percent on each boat, a figure that has not changed since 1998.',
    'Contact with the boat was lost at 10:15, when 120 people were on board, the office said.',
    'By her own account she was asleep: a picture of a house at peace, as her neighbour put it.'
  ])('sentences that sound like a note: %s', sentence => {
    expect(linesOf(article(between(`<p>${sentence}</p>`)))).toEqual(
      amid(sentence.replace(/<[^>]+>/g, ''))
    )
  })

  it('the words of a link that looks like a button in a sentence', () => {
    const line = 'The office asks everyone who saw it to write to them before Friday at noon.'
    const marked = line.replace('write to them', '<a class="btn-inline" href="/w">$&</a>')
    expect(linesOf(article(between(`<div>${marked}</div>`)))).toEqual(amid(line))
  })

  it('a paragraph in a box of its own that can be shared', () => {
    const line = `${STORY[0]?.replace('Monday', 'Tuesday')}`
    const html = article(between(`<div>${line}<button>Share</button></div>`))
    expect(linesOf(html)).toEqual(amid(line))
  })

  it('questions beside the picture of who asks them', () => {
    const question = '<div><img src="me.jpg"><span>Who baked the cake?</span></div>'
    expect(linesOf(article(between(question)))).toEqual(amid('Who baked the cake?'))
  })

  it('what a picture and a button stand beside', () => {
    const steps = STORY.map(
      (line, at) =>
        `<div class="step"><h2>Step ${at + 1}</h2><img src="${at}.jpg"><p>${line}</p><a class="step__btn" href="/b">Book now</a></div>`
    )
    expect(linesOf(article(steps.join('')))).toEqual(
      STORY.flatMap((line, at) => [`Step ${at + 1}`, line])
    )
  })

  it('its parts where their headings lead to themselves', () => {
    const parts = STORY.map((line, at) => `<h2><a href="#p${at}">Part ${at}</a></h2><p>${line}</p>`)
    const html = page(
      `<main><h1>Ferry sails again</h1><div class="shared meta">${parts.join('')}</div><p>${STORY[0]}</p><p>${STORY[1]}</p></main>`
    )
    for (const line of STORY) expect(linesOf(html)).toContain(line)
  })

  it('the links that it is made of', () => {
    const links = STORY.map(
      (_, at) => `<p><a href="/${at}">How the town of Ostrel counts number ${at}</a></p>`
    )
    const lines = linesOf(article(`${paragraphs[0]}${paragraphs[1]}${links.join('')}`))
    expect(lines.slice(0, 3)).toEqual([
      ...STORY.slice(0, 2),
      'How the town of Ostrel counts number 0'
    ])
  })

  it('times in its tables', () => {
    const table =
      '<table><tr><th>From</th><th>At</th></tr><tr><td>Ostrel</td><td>7.30</td></tr></table>'
    expect(linesOf(article(between(table)))).toEqual(amid('From At', 'Ostrel 7.30'))
  })

  it('its lines apart where a table lays the page out', () => {
    const html = `<table><tr><td width="120"><a href="/1">Home</a><br><a href="/2">Town</a><br>Call 555</td><td><b>Ferry sails again</b><br><br>${STORY.join('<br><br>')}</td></tr></table>`
    for (const line of STORY) expect(linesOf(html)).toContain(line)
  })
})
