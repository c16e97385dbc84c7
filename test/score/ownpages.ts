// Pages of our own that are hard to read: three stories in the many ways in which publishers build a page around one. All of it is invented.

export interface OwnPage {
  readonly name: string
  readonly html: string
  /** The paragraphs of its article. */
  readonly truth: readonly string[]
}

interface Story {
  readonly headline: string
  readonly lines: readonly string[]
}

const STORIES: readonly Story[] = [
  {
    headline: 'Ferry to Vey sails again',
    lines: [
      'The ferry between Ostrel and the island of Vey sailed again on Monday morning, eleven days after a storm broke the pier on which its passengers wait.',
      '“We had forty people before seven o’clock, and every one of them brought cake,” said Ana Pell, who has run the harbour office since 2011.',
      'Engineers drove sixteen new piles into the bed of the bay last week. The council paid for the work from a fund that it keeps for winters such as this one.',
      'Nobody was hurt.',
      'Ivo Brandt, whose shop on Vey had run out of flour, said that he would not complain. “I sold more tea than ever,” he said.',
      'The pier will be closed for two nights in May, when its lamps are put back. Boats will leave from the old quay on those evenings, the office said.'
    ]
  },
  {
    headline: 'Two schools share one bell',
    lines: [
      'Two primary schools in Lower Tamsin have agreed to share a bell after thieves took the one that hung over the gate of the younger of the two.',
      'The bell, cast in 1871, will be carried across the square on a handcart each Friday, and back again on Monday before the first lesson.',
      '“It weighs as much as a calf,” the caretaker, Oskar Lindqvist-Bray, told the parish council. “I have carried calves.”',
      'A teacher asked who would ring it.',
      'The council voted seven to two for the arrangement, which is to last until the summer. Two members wanted a recording instead, which would have cost ninety crowns.',
      'Police said that they were looking for a van with a loud exhaust and a quiet driver.'
    ]
  },
  {
    headline: 'Bakers count their ovens',
    lines: [
      'The guild of bakers in Port Marrow has counted the ovens of the town for the first time since 1954 and found eleven more than anybody had paid for.',
      'Its secretary, Wilma Achterberg, said that the count took three weeks because bakers sleep when clerks are awake.',
      'Most of the ovens that were found stand in cellars. One is in a chapel, where it was taken for an organ.',
      'The guild will ask for fees from the coming year only.',
      '“Nobody hid anything,” said Ms Achterberg. “People forget what is warm and does not complain.”',
      'A second count, of the town’s kneading machines, was called off when its costs became known.'
    ]
  }
]

const p = (line: string, attributes = ''): string => `<p${attributes}>${line}</p>`
const all = ({ lines }: Story): string => lines.map(line => p(line)).join('\n')
const halves = ({ lines }: Story): [string, string] => [
  lines
    .slice(0, 3)
    .map(line => p(line))
    .join('\n'),
  lines
    .slice(3)
    .map(line => p(line))
    .join('\n')
]
const amid = (story: Story, thing: string): string => halves(story).join(`\n${thing}\n`)

const shell = ({ headline }: Story, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${headline} | The Gazette</title><meta property="og:title" content="${headline}">${head}</head><body>
<header class="masthead"><a href="/">The Gazette</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
${body}
<footer><p>© 2026 The Gazette. Registered in Ostrel. Words and pictures may not be printed again without the editor’s leave.</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>`

const inArticle = (story: Story, inside: string): string =>
  shell(story, `<main><article><h1>${story.headline}</h1>${inside}</article></main>`)

/** As pages are whose classes a machine named: nothing in them says what anything is. */
const inBoxes = (story: Story, inside: string): string =>
  shell(
    story,
    `<div class="css-1a2b3c"><div class="css-9z8y7x"><h1 class="css-77qq1">${story.headline}</h1><div class="css-44kk2">${inside}</div></div></div>`
  )

const card = (at: number): string =>
  `<a class="css-c${at}" href="/t${at}"><h3>Gulls of the old town counted for the ${at}th time</h3><p>A census of birds took the whole of the weekend and most of the bread, its organisers say.</p></a>`

/** How a page is built; the truth is the story's lines unless it says else. */
type Kind = (story: Story) => string | { readonly html: string; readonly truth: readonly string[] }

const KINDS: Readonly<Record<string, Kind>> = {
  plain: story => inArticle(story, all(story)),
  'cookie wall first': story =>
    shell(
      story,
      `<div id="onetrust-banner-sdk" role="region"><h2>Your privacy matters to us</h2><p>We and our 143 partners store and read information on your device, such as cookies, to show you advertisements, to measure them, and to learn about our readers. You can change your mind at any time on our page about privacy.</p><button>Accept all</button><button>Reject all</button></div><main><article><h1>${story.headline}</h1>${all(story)}</article></main>`
    ),
  'letter form amid': story =>
    inArticle(
      story,
      amid(
        story,
        `<div class="embed-signup"><h3>The Tideline</h3><p>What happened on the water this week, told by those who were on it. In your inbox every Friday at noon.</p><form><label>Your e-mail</label><input><button>Sign up</button></form><p>By signing up you agree to our <a href="/terms">terms of service</a> and <a href="/privacy">privacy policy</a>.</p></div>`
      )
    ),
  'letter form amid, unnamed': story =>
    inBoxes(
      story,
      amid(
        story,
        `<div class="css-31"><div><p>Get our morning letter: the day’s stories in five minutes, before your first coffee.</p><form><input type="email"><button>Sign up</button></form></div></div>`
      )
    ),
  'cards amid, unnamed': story =>
    inBoxes(story, amid(story, `<div class="css-52">${card(4)}${card(5)}</div>`)),
  'cards after, unnamed': story =>
    inBoxes(story, `${all(story)}<div class="css-52">${card(4)}${card(5)}${card(6)}</div>`),
  'cards after, headed': story =>
    inArticle(story, `${all(story)}<section><h2>More in News</h2>${card(4)}${card(5)}</section>`),
  'text in pieces between advertisements': story =>
    shell(
      story,
      `<main><h1>${story.headline}</h1>${story.lines.map(line => `<div class="piece"><p>${line}</p></div><div class="slot"><span>Advertisement</span></div>`).join('')}</main>`
    ),
  'captions as paragraphs': story =>
    inArticle(
      story,
      amid(
        story,
        `<figure><img src="a.jpg"><figcaption>The square at noon. Photograph: Ana Pell/The Gazette</figcaption></figure><div class="media"><img src="b.jpg"><p class="media__caption">A handcart outside the gate on Thursday.</p><p class="media__credit">Picture: Jon Vale</p></div>`
      )
    ),
  'byline and dates in the text': story =>
    inArticle(
      story,
      `<p class="byline">By <a href="/ana">Ana Pell</a>, Harbour reporter</p><p class="dateline"><time datetime="2026-03-02T06:30:00Z">2 March 2026, 6:30 am</time></p><p>Updated: 2 March 2026, 8:15 am</p>${all(story)}`
    ),
  'read more amid': story =>
    inArticle(
      story,
      amid(
        story,
        `<p><em>Read more: <a href="/x">Why the bay freezes from the south in some years</a></em></p>`
      )
    ),
  'bold links amid': story =>
    inArticle(
      story,
      amid(
        story,
        `<ul><li><a href="/x"><strong>Why the bay freezes from the south in some years</strong></a></li><li><a href="/y"><strong>Seven soups for a cold week</strong></a></li></ul>`
      )
    ),
  'comments after': story =>
    shell(
      story,
      `<main><article><h1>${story.headline}</h1>${all(story)}</article><div class="user-comments"><h3>Readers write</h3>${[1, 2, 3, 4, 5].map(at => `<div class="c"><b>reader${at}</b><p>I have lived here for ${at}0 years, and nobody has ever asked me anything about it, which is a scandal, if you ask me, and nobody does.</p></div>`).join('')}</div></main>`
    ),
  'paywall stub': story => ({
    html: inArticle(
      story,
      `${story.lines
        .slice(0, 2)
        .map(line => p(line))
        .join(
          ''
        )}<div class="paywall"><h2>Keep reading for one crown</h2><p>Subscribe now and read everything that we print, wherever you are. Cancel whenever you like.</p><ul><li>All stories</li><li>The crossword</li></ul><a href="/join">Subscribe</a></div>`
    ),
    truth: story.lines.slice(0, 2)
  }),
  'paragraphs of breaks': story =>
    shell(
      story,
      `<table width="100%"><tr><td width="150"><a href="/1">Home</a><br><a href="/2">Town</a></td><td><h1>${story.headline}</h1><div>${story.lines.join('<br><br>\n')}</div></td></tr></table>`
    ),
  'headings and a list within': story => {
    const [first, second] = halves(story)
    const list = ['It was counted twice.', 'It was paid for once, from the town’s own purse.']
    return {
      html: inArticle(
        story,
        `${first}<h2>What is known</h2><ul>${list.map(item => `<li>${item}</li>`).join('')}</ul>${second}`
      ),
      truth: [...story.lines.slice(0, 3), 'What is known', ...list, ...story.lines.slice(3)]
    }
  },
  'pulled quote': story =>
    inArticle(story, amid(story, `<aside class="pullquote"><p>${story.lines[4]}</p></aside>`)),
  'author at the end': story =>
    inArticle(
      story,
      `${all(story)}<div class="contributor"><img src="a.jpg"><p><b>Ana Pell</b> has written about harbours for the Gazette since 2011. She lives on a boat.</p><a href="/ana">All stories by Ana Pell</a></div>`
    ),
  'two stories on one page': story =>
    shell(
      story,
      `<main><article><h1>${story.headline}</h1>${all(story)}</article><article><h2>${other(story).headline}</h2>${all(other(story))}</article></main>`
    ),
  'most read amid': story =>
    inArticle(
      story,
      amid(
        story,
        `<div class="rail"><h4>Most read</h4><ol>${[1, 2, 3, 4, 5].map(at => `<li><span>${at}</span><a href="/m${at}">Gulls of the old town counted for the ${at}th time</a></li>`).join('')}</ol></div>`
      )
    ),
  'players and buttons': story =>
    inArticle(
      story,
      `<div class="tools"><button>Save</button><button>Share</button><span>3 min read</span></div><div class="player"><p>Play video</p><p>Duration 2 minutes 13 seconds</p></div>${amid(story, '<div class="audio"><span>Listen to this article</span><span>4 min</span></div>')}`
    ),
  'appeal at the end': story =>
    inArticle(
      story,
      `${all(story)}<div class="support"><p>The Gazette is read by people who want to know what happens on their own street, and it is paid for by them. If you can, please support our work from two crowns a month.</p><a href="/support">Support us</a></div>`
    ),
  'channel at the end': story =>
    inArticle(
      story,
      `${all(story)}<p><em>Follow our <a href="/w">WhatsApp channel</a> for news as it happens.</em></p><p>Topics: <a href="/a">Harbours</a>, <a href="/b">Winter</a></p>`
    ),
  'posts of a live page': story => ({
    html: shell(
      story,
      `<main><h1>${story.headline}</h1><div class="key-events"><h2>Key events</h2><ul><li><a href="#1">A vote is taken</a></li><li><a href="#2">A bell is rung</a></li></ul></div>${story.lines.map((line, at) => `<article class="post"><time datetime="2026-03-02T0${at}:10:00Z">0${at}.10</time>${p(line)}<div class="share"><a href="/s">Share</a></div></article>`).join('')}</main>`
    ),
    truth: story.lines
  }),
  'a correction at the end': story => {
    const note =
      'Correction: an earlier version of this story gave the wrong year. It has been put right.'
    return {
      html: inArticle(story, `${all(story)}<p><i>${note}</i></p>`),
      truth: [...story.lines, note]
    }
  },
  'pictures with captions in a list': story =>
    inArticle(
      story,
      amid(
        story,
        `<div class="gallery"><ul>${[1, 2, 3].map(at => `<li><img src="${at}.jpg"><p class="caption">The square on the ${at}th day of the count.</p></li>`).join('')}</ul><p>1 of 3</p></div>`
      )
    )
}

/** What looks like something else and is the article: nothing may be taken off these. */
const WHOLE: Readonly<Record<string, Kind>> = {
  'one form around everything': story =>
    shell(
      story,
      `<form action="/"><input type="hidden"><div class="wide"><h1>${story.headline}</h1><div>${all(story)}</div></div></form>`
    ),
  'a short story and a form': story => ({
    html: inBoxes(
      story,
      `${story.lines
        .slice(0, 2)
        .map(line => p(line))
        .join('')}<form><textarea></textarea><button>Send</button></form>`
    ),
    truth: story.lines.slice(0, 2)
  }),
  'times in sentences': story => {
    const line = 'The gates open at 9.30, and they close at 17.45.'
    const marked = line.replaceAll(/\d+\.\d+/g, '<time>$&</time>')
    return {
      html: inArticle(story, amid(story, `<div>${marked}</div>`)),
      truth: [...story.lines.slice(0, 3), line, ...story.lines.slice(3)]
    }
  },
  'links in sentences': story => {
    const line = 'The count of 1954 and the map of the cellars are in the archive.'
    const marked = line.replace(/The count of 1954|the map of the cellars/g, '<a href="/x">$&</a>')
    return {
      html: inArticle(story, amid(story, p(marked))),
      truth: [...story.lines.slice(0, 3), line, ...story.lines.slice(3)]
    }
  }
}

const other = (story: Story): Story => STORIES[(STORIES.indexOf(story) + 1) % STORIES.length]!

/** Each story on each kind of page. */
export const ownPages: readonly OwnPage[] = Object.entries({ ...KINDS, ...WHOLE }).flatMap(
  ([name, build]) =>
    STORIES.map((story, at) => {
      const built = build(story)
      return typeof built === 'string'
        ? { name: `${name}, ${at + 1}`, html: built, truth: story.lines }
        : { name: `${name}, ${at + 1}`, ...built }
    })
)
