// The door of the analysis: reads one article, ahead of time, and knows no other.
import type { Article, Name, Reading, Sentence, SentenceKind, Slice } from '../news.ts'
import { withImprint } from './text/imprint.ts'
import { findLayout } from './text/layout.ts'
import { findMarked } from './text/marks.ts'
import { openPage, type Page } from './page.ts'
import { findPeople } from './people/people.ts'
import { quotesOf } from './speech/quotes.ts'
import { findSentences } from './text/sentences.ts'
import { findTerms } from './terms.ts'
import { tokenize } from './text/tokens.ts'

/**
 * Everything that can be known from one article alone. Pure and synchronous; never throws on any text; takes
 * time in proportion to the length of the text. Every span of the reading lies inside `article.text`.
 */
export function read(article: Article): Reading {
  const t = tokenize(article.text)
  const layout = findLayout(t)
  const s = findSentences(t, layout)
  const people = findPeople(t, s)
  const page = openPage(t, s, people, findMarked(t, layout))
  return {
    article: withImprint(article, t, layout),
    sentences: sentencesOf(article, page),
    names: namesOf(article, page),
    quotes: quotesOf(article, page),
    terms: findTerms(page)
  }
}

const KINDS: readonly SentenceKind[] = ['body', 'heading', 'furniture']

function sentencesOf(article: Article, { t, s }: Page): Sentence[] {
  const all: Sentence[] = []
  for (let i = 0; i < s.count; i++) {
    all.push({
      article: article.id,
      start: t.start[s.from[i]!]!,
      end: t.end[s.to[i]! - 1]!,
      index: i,
      paragraph: s.paragraph[i]!,
      kind: KINDS[s.kind[i]!]!
    })
  }
  return all
}

function namesOf(article: Article, { t, people }: Page): Name[] {
  const slice = (from: number, to: number): Slice => ({
    article: article.id,
    start: t.start[from]!,
    end: t.end[to - 1]!
  })
  const names = people.persons.map(p => ({
    name: p.name,
    aliases: p.aliases,
    titles: p.titles.map(title => slice(title.from, title.to)),
    mentions: [] as Name['mentions'][number][],
    gender: p.gender
  }))
  for (const m of people.mentions) {
    const at = slice(m.first, m.to)
    const name = names[m.person]!
    name.mentions.push({ ...at, surface: article.text.slice(at.start, at.end), name: name.name })
  }
  return names
}
