import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOpml, writeOpml } from '../../src/web/opml.ts'

describe('OPML', () => {
  it('is read with its folders as tags, each feed once', () => {
    const list = readOpml(
      `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
        <outline text="Ports"><outline text="The Gazette" type="rss" xmlUrl="https://g.example/feed?a=1&amp;b=2" htmlUrl="https://g.example"/>
          <outline title="Far"><outline text="Wire" xmlUrl="https://w.example/feed" category="/World,Ports"/></outline></outline>
        <outline text="Again" xmlUrl="https://g.example/feed?a=1&amp;b=2" category="Top"/>
        <outline text="No feed" htmlUrl="https://n.example"/><outline xmlURL="feed:https://odd.example"/>
        <outline text="Local" xmlUrl="local.xml"/></body></opml>`,
      'https://lists.example/mine/list.opml'
    )
    expect(list).toEqual([
      {
        url: 'https://g.example/feed?a=1&b=2',
        title: 'The Gazette',
        tags: ['Ports', 'Top'],
        settings: {}
      },
      {
        url: 'https://w.example/feed',
        title: 'Wire',
        tags: ['Ports', 'Far', 'World'],
        settings: {}
      },
      { url: 'feed:https://odd.example', title: null, tags: [], settings: {} },
      { url: 'https://lists.example/mine/local.xml', title: 'Local', tags: [], settings: {} }
    ])
  })

  it('holds no setting that is none: the feed is read all the same', () => {
    const list = readOpml(
      `<opml><body><outline text="A" xmlUrl="https://g.example/a" copydeskSettings="every=30m&amp;keep=ever&amp;name=B&amp;x=y"/></body></opml>`,
      null
    )
    expect(list).toMatchObject([{ title: 'A', settings: { every: '30m' } }])
  })

  it.each(['', '<html/>', 'words', '{"a":1}'])('is not "%s"', text => {
    expect(readOpml(text, null)).toBeNull()
  })

  it('that was written is read again as it was', () => {
    const word = fc
      .stringMatching(/^[\w&<>"' äé—]{1,12}$/)
      .map(text => text.trim().replace(/\s+/g, ' '))
    const tag = word
      .map(text => text.replaceAll(',', ''))
      .filter(text => text !== '' && !text.startsWith('/'))
    const subscription = fc.record({
      url: fc.webUrl({ withQueryParameters: true }).map(url => new URL(url).href),
      title: word.filter(text => text !== ''),
      tags: fc.uniqueArray(tag, { maxLength: 3 }),
      settings: fc.constantFrom({}, { every: '30m' }, { keep: '2d', teasers: 'keep' })
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(subscription, { selector: ({ url }) => url, maxLength: 8 }),
        list => {
          const read = readOpml(writeOpml(list, 'Mine & yours', 0), null) ?? []
          expect(sorted(read)).toEqual(sorted(list))
        }
      )
    )
  })
})

const sorted = (all: readonly { readonly url: string }[]) =>
  all.toSorted((a, b) => (a.url < b.url ? -1 : 1))
