// What of a page is its article: one story of ours on pages of every kind that publishers build around one.
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
const [first = '', second = '', third = '', fourth = '', fifth = ''] = paragraphs
const prose = paragraphs.join('\n')

/** With something between the third paragraph and the fourth. */
const between = (thing: string) => `${first}${second}${third}${thing}${fourth}${fifth}`

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Ferry sails again | The Gazette</title><meta property="og:title" content="Ferry sails again">${head}</head>
  <body class="single tag-ferries has-sidebar"><header class="site-header"><a href="/">The Gazette</a><nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav></header>
  ${body}<footer class="site-footer"><p>© 2026 The Gazette. All rights reserved. No part may be printed again without leave.</p></footer></body></html>`

const article = (inside: string) =>
  page(
    `<main><article class="post tag-ferries category-news"><h1>Ferry sails again</h1>${inside}</article></main>`
  )

const linked = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`

const linesOf = (html: string): string[] =>
  articleOfPage(html, 'https://gazette.example/ferry').text.split(/\n+/)

const teaser = (at: number) =>
  `<div class="card"><a href="/t${at}"><h3>Harbour town counts its gulls, number ${at}</h3><p>A census of birds took all of the weekend and most of the bread that was left in town, its organisers say.</p></a></div>`

describe('an article is read alone', () => {
  it.each([
    ['plain', article(prose)],
    [
      'with a teaser in the text',
      article(
        between(
          '<p><strong>Read more:</strong> <a href="/x">Why the pier at Ostrel broke in the first place</a></p>'
        )
      )
    ],
    [
      'with a teaser of one link',
      article(
        between(
          '<p><a href="/x">READ: Why the pier at Ostrel broke in the first place, and what was found under it</a></p>'
        )
      )
    ],
    [
      'with a box of content that is related',
      article(
        between(
          `<div class="related-content article-body__related"><h3>Related stories</h3>${teaser(1)}${teaser(2)}</div>`
        )
      )
    ],
    [
      'with a heading over links',
      article(
        `${prose}<h3>Related articles</h3><ul><li><a href="/1">Gulls counted in the town</a></li><li><a href="/2">Flour is back on Vey island</a></li></ul>`
      )
    ],
    [
      'with links at its end',
      article(
        `${prose}<ul><li><a href="/1">Gulls counted in the town</a></li><li><a href="/2">Flour is back on Vey island</a></li><li><a href="/3">Lamps for the pier are late</a></li></ul>`
      )
    ],
    [
      'with a form for letters',
      article(
        between(
          '<div class="newsletter-signup"><h4>Get our morning letter</h4><p>Everything that matters on the coast, before your first coffee, five days a week.</p><form><input type="email"><button>Sign up</button></form></div>'
        )
      )
    ],
    [
      'with a form that has no name',
      article(
        between(
          '<section><p>Sign up for our morning letter, with everything that matters on the coast.</p><p>Enter your email address</p></section>'
        )
      )
    ],
    [
      'with a note on cookies',
      page(
        `<div id="cookie-consent"><p>We use cookies and similar things to make this page work, to count who reads it and to show what may interest you, as our policy says.</p></div><main><article>${prose}</article></main>`
      )
    ],
    [
      'with comments',
      article(
        `${prose}<section id="comments"><h2>3 comments</h2><ol class="comment-list"><li><p>I was on that boat and the cake was very good indeed, so thank you to all who baked it for us.</p></li><li><p>They should have built it out of stone in the first place, as everybody on the council was told.</p></li></ol></section>`
      )
    ],
    [
      'with comments that have no name',
      article(
        `${prose}<h3>2 comments</h3><div><p>I was on that boat and the cake was very good indeed, so thank you to all who baked it for us.</p></div><div><p>They should have built it out of stone.</p></div>`
      )
    ],
    [
      'with a box on its author',
      article(
        `${prose}<div class="author-bio"><p>Jo Marsh writes about the sea and those who live from it. She has been with the Gazette since she left school.</p></div>`
      )
    ],
    [
      'with a heading over its author',
      article(
        `${prose}<h4>About the author</h4><div><span>Jo Marsh writes about the sea.</span></div>`
      )
    ],
    [
      'with a picture',
      article(
        between(
          '<figure><img src="a.jpg"><figcaption>The pier at Ostrel on Sunday. Photo: Jo Marsh</figcaption></figure>'
        )
      )
    ],
    [
      'with a caption that is a paragraph',
      article(
        between(
          '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The pier at Ostrel on Sunday, with its new piles.</p></div>'
        )
      )
    ],
    [
      'with a caption in a div',
      article(
        between(
          '<div class="media"><img src="a.jpg"><div class="image-caption">The pier at Ostrel on Sunday.</div><span class="credit">Jo Marsh</span></div>'
        )
      )
    ],
    [
      'with advertisements',
      article(
        between(
          '<div class="ad-slot"><p>Advertisement</p></div><p>Story continues below</p><div>ADVERTISEMENT</div>'
        )
      )
    ],
    [
      'with buttons to share',
      article(
        `<div class="share-tools"><a href="#">Share on Facebook</a> <a href="#">Share by mail</a></div>${prose}<p>Share this article</p>`
      )
    ],
    [
      'with its tags',
      article(
        `${prose}<div class="post-tags"><a href="/t/1">ferries</a> <a href="/t/2">Vey</a></div><p>Tags: ferries, Vey, harbour</p>`
      )
    ],
    [
      'with its headline repeated',
      article(`<h2>FERRY SAILS AGAIN</h2><p>Ferry sails again.</p>${prose}`)
    ],
    [
      'with its place in the site',
      article(
        `<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ol>${prose}`
      )
    ],
    [
      'in two halves',
      page(
        `<main><article><h1>Ferry sails again</h1><div class="part">${first}${second}${third}</div><div class="inline-promo">${teaser(1)}</div><div class="part">${fourth}${fifth}</div></article></main>`
      )
    ],
    [
      'marked as its body',
      page(
        `<div class="wrap"><div itemprop="articleBody">${prose}</div><div class="rail">${teaser(1)}${teaser(2)}${teaser(3)}</div></div>`
      )
    ],
    [
      'on a mobile page',
      page(
        `<amp-sidebar id="s"><ul><li>News</li></ul></amp-sidebar><article>${between('<amp-ad><p>Buy a boat before the summer comes, at a price that you will tell your friends about.</p></amp-ad>')}</article><amp-consent><p>We use cookies.</p></amp-consent>`
      )
    ],
    [
      'in a table of the old days',
      page(
        `<table width="100%"><tr><td width="150"><a href="/1">News</a><br><a href="/2">Sport</a><br><a href="/3">Weather</a></td><td><font size="4"><b>Ferry sails again</b></font><br><br>${STORY.join('<br><br>')}</td></tr></table>`
      )
    ],
    [
      'in blocks that are no paragraphs',
      page(
        `<div id="content"><h1>Ferry sails again</h1>${STORY.map(line => `<div class="text">${line}</div>`).join('')}</div>`
      )
    ],
    [
      'in a page that WordPress files',
      article(
        `<div class="entry-content tag-share">${prose}</div><div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div><div class="jp-relatedposts"><h3>Related</h3><p>Gulls counted</p></div><nav class="post-navigation"><a href="/p">Previous article: gulls</a></nav>`
      )
    ],
    [
      'in JSON-LD alone',
      page(
        '<div id="app"></div>',
        linked({ '@type': 'NewsArticle', articleBody: STORY.join('\n\n') })
      )
    ],
    [
      'in JSON-LD behind a wall',
      page(
        `<main><article>${first}<div class="paywall"><p>Subscribe to read on.</p></div></article></main>`,
        linked({ '@type': 'NewsArticle', articleBody: STORY.join('\n\n') })
      )
    ],
    [
      'told by JSON-LD to end before a box',
      page(
        `<main><article>${prose}<p>Our paper is made by nine people in a room above the baker’s, and you can help them to go on with it.</p></article></main>`,
        linked({ '@type': 'NewsArticle', articleBody: STORY.join(' ') })
      )
    ]
  ])('%s', (_, html) => {
    expect(linesOf(html)).toEqual(STORY)
  })

  it('although it is very short', () => {
    const short =
      '<p>The ferry to Vey sailed again on Monday, the harbour office said. It was full.</p>'
    const html = page(
      `<main><article><h1>Ferry sails again</h1>${short}</article><div class="rail"><h2>Most read</h2>${teaser(1)}${teaser(2)}</div></main>`
    )
    expect(linesOf(html)).toEqual([
      'The ferry to Vey sailed again on Monday, the harbour office said. It was full.'
    ])
  })

  it('with what belongs to it: headings, lists, quotes, words about subscribers and comments', () => {
    const more = `<h2>What the council says</h2><ul><li>The fund is half empty.</li><li>It is filled <a href="/x">every June</a>.</li></ul>
      <blockquote><p>Nobody will swim to work.</p></blockquote><p>Comments by the mayor were short: “Good.”</p><p>Follow-up work starts in June.</p>`
    expect(linesOf(article(between(more)))).toEqual([
      ...STORY.slice(0, 3),
      'What the council says',
      'The fund is half empty.',
      'It is filled every June.',
      'Nobody will swim to work.',
      'Comments by the mayor were short: “Good.”',
      'Follow-up work starts in June.',
      ...STORY.slice(3)
    ])
  })

  it.each([
    [
      'in what is called after its paywall',
      page(
        `<main><article><h1>Ferry sails again</h1>${first}${second}<div class="paywall subscription-content">${third}${fourth}${fifth}</div></article></main>`
      )
    ],
    [
      'in what is called a comment',
      page(
        `<main><div class="article-comment"><h1>Ferry sails again</h1><div class="comment-body">${prose}</div></div></main>`
      )
    ],
    [
      'in blocks without paragraphs that are called modal',
      page(
        `<div class="modal popup"><div>${STORY.map(line => `<div>${line}</div>`).join('')}</div></div>`
      )
    ],
    [
      'beside more comments than there is article',
      article(
        `${prose}<div id="comments">${`<p>${'I was on that boat and the cake was good, so thank you all for it. '.repeat(9)}</p>`.repeat(6)}</div>`
      )
    ],
    [
      'below a button that leads to comments',
      page(
        `<main><h1>Ferry sails again</h1><div>3 comments</div>${prose}<h2>3 comments</h2><p>It was a good cake.</p></main>`
      )
    ],
    [
      'with its head called a teaser',
      article(`<p class="article-teaser">${STORY[0]}</p>${second}${third}${fourth}${fifth}`)
    ]
  ])('whole %s', (_, html) => {
    expect(linesOf(html)).toEqual(STORY)
  })

  it.each([
    'You can <a href="/x">sign up for the race here</a> until the end of May.',
    'Register to vote by Friday, the council said.',
    'Photos by satellites show that the bed of the bay has moved by some forty metres since the storm.',
    'Related: that is what the two islands are, in the words of the mayor.',
    'Live from the quay, a band played until noon.',
    'Most read the news on their way to work, the office found.'
  ])('with sentences that only begin like a note: %s', sentence => {
    const lines = linesOf(article(between(`<p>${sentence}</p>`)))
    expect(lines).toEqual([
      ...STORY.slice(0, 3),
      sentence.replace(/<[^>]+>/g, ''),
      ...STORY.slice(3)
    ])
  })

  it('with all posts of a live page', () => {
    const posts = STORY.map(
      (line, at) =>
        `<article class="live-post" id="p${at}"><h2>Post ${at + 1}</h2><time>0${at}:30</time><p>${line}</p><div class="share-tools"><a href="#">Share</a></div></article>`
    )
    const lines = linesOf(
      page(`<main><h1>Ferry live</h1><div class="live">${posts.join('')}</div></main>`)
    )
    expect(lines.filter(line => STORY.includes(line))).toEqual(STORY)
    expect(lines).not.toContain('Share')
  })
})

describe('a correction stays with what it corrects', () => {
  const note =
    'Correction: An earlier form of this story gave the wrong number of piles. There are sixteen.'

  it.each([
    ['in the text', article(`${prose}<p>${note}</p>`)],
    [
      'in a footer',
      article(`${prose}<footer class="article-footer"><p class="correction">${note}</p></footer>`)
    ],
    [
      'in a box that looks like clutter',
      article(
        `${prose}<div class="article-meta related"><p><strong>Correction:</strong>${note.slice(11)}</p></div>`
      )
    ],
    [
      'behind related stories',
      article(`${prose}<h3>Related stories</h3><div>${teaser(1)}</div><p>${note}</p>`)
    ]
  ])('%s', (_, html) => {
    expect(linesOf(html)).toEqual([...STORY, note])
  })

  it.each([
    'This article was amended on 3 March 2026. There are sixteen piles, not fifteen.',
    'Editor’s note: There are sixteen piles.',
    'An earlier version of this story gave the wrong number of piles.',
    'Clarification (3 March): There are sixteen piles.'
  ])('worded: %s', wording => {
    expect(linesOf(article(`${prose}<footer><small>${wording}</small></footer>`))).toEqual([
      ...STORY,
      wording
    ])
  })

  const told = (correction: unknown) =>
    article(
      `${prose}<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry', correction })}</script>`
    )

  it.each([
    ['as text', note],
    ['as a comment', { '@type': 'CorrectionComment', text: note, datePublished: '2026-03-03' }],
    ['among others', [{ '@type': 'CorrectionComment', text: [note] }, 5, null]],
    ['with markup', `<p>${note.replace('sixteen', '<b>sixteen</b>')}</p>`]
  ])('told by JSON-LD alone, %s', (_, correction) => {
    expect(linesOf(told(correction))).toEqual([...STORY, note])
  })

  it('is told once where page and JSON-LD tell it, and is no address', () => {
    const shown = `<p class="correction">${note}</p>`
    const html = told([note.slice(12), 'https://gazette.example/corrections'])
    expect(linesOf(html.replace('<script', `${shown}<script`))).toEqual([...STORY, note])
  })
})
