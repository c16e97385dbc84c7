// What the sample articles promise to show, as data: which words stand in which file.

import type { DifferenceKind } from '../src/edition/edition.ts'

export interface Wording {
  readonly in: string
  readonly words: string
}

/** The same words of the same person in two outlets, and what the second did to them. */
export const wordings: readonly {
  readonly shape: string
  readonly first: Wording
  readonly second: Wording
}[] = [
  {
    shape: 'reworded inside the marks',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“Nobody won this week. The islands were cut off for eleven days, and I do not intend to see that happen again,”'
    },
    second: {
      in: 'ferry-strike/port-alder-courier.md',
      words:
        '“Nobody has won this week. The islands were isolated for eleven days, and I will not let that happen again,”'
    }
  },
  {
    shape: 'cut without an ellipsis',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“Nobody won this week. The islands were cut off for eleven days, and I do not intend to see that happen again,”'
    },
    second: {
      in: 'ferry-strike/lantern-isles-gazette.html',
      words: '"Nobody won this week. I do not intend to see that happen again,"'
    }
  },
  {
    shape: 'cut with an ellipsis',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“We asked for a timetable that lets a deckhand sleep at home four nights a week. We got it in writing at ten past four this morning,”'
    },
    second: {
      in: 'ferry-strike/lantern-isles-gazette.html',
      words:
        '"We asked for a timetable that lets a deckhand sleep at home … We got it in writing at ten past four this morning,"'
    }
  },
  {
    shape: 'two sentences joined',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words: 'four nights a week. We got it in writing'
    },
    second: {
      in: 'ferry-strike/port-alder-courier.md',
      words: 'four nights a week, and we got it in writing'
    }
  },
  {
    shape: 'words in brackets put in',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words: '“It will cost us, and it should have cost us sooner,”'
    },
    second: {
      in: 'ferry-strike/port-alder-courier.md',
      words: '“It [the new rota] will cost us, and it should have cost us sooner,”'
    }
  },
  {
    shape: 'printed alike, but for the reporting verb',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“The levy was never meant to pay for the breakwater twice, and from January it will not,” said'
    },
    second: {
      in: 'ferry-strike/port-alder-courier.md',
      words:
        '“The levy was never meant to pay for the breakwater twice, and from January it will not,” she conceded'
    }
  },
  {
    shape: 'other marks and dashes alone',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“The levy was never meant to pay for the breakwater twice, and from January it will not,”'
    },
    second: {
      in: 'ferry-strike/lantern-isles-gazette.html',
      words:
        '"The levy was never meant to pay for the breakwater twice – and from January it will not,"'
    }
  },
  {
    shape: 'a few of the words in a sentence of the outlet',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words: 'never meant to pay for the breakwater twice'
    },
    second: { in: 'ferry-strike/harbour-ledger.md', words: '“pay for the breakwater twice”' }
  },
  {
    shape: 'credited to somebody else',
    first: {
      in: 'ferry-strike/northern-wire.txt',
      words:
        '“The boats,” Velichko told a crowd of about 200 on the quay, “belong to the people who miss them.”'
    },
    second: {
      in: 'ferry-strike/lantern-isles-gazette.html',
      words: '"The boats belong to the people who miss them," Captain Kwabena Asiamah told them'
    }
  },
  {
    shape: 'number changed inside the marks',
    first: {
      in: 'karrow-dam/northern-wire.md',
      words: '“The gauge was read every morning and the figure was never compared with anything,”'
    },
    second: {
      in: 'karrow-dam/upland-record.md',
      words:
        '“The gauges were read every morning and the figures were never compared with anything,”'
    }
  },
  {
    shape: 'tense changed inside the marks',
    first: {
      in: 'karrow-dam/northern-wire.md',
      words: 'I did not write a fourth time because I had begun to feel foolish,”'
    },
    second: {
      in: 'karrow-dam/upland-record.md',
      words: 'I didn’t write a fourth time because I felt foolish,”'
    }
  },
  {
    shape: 'a few words left out without a trace',
    first: {
      in: 'karrow-dam/northern-wire.md',
      words: '“I wrote to the agency in October, in November and again in January.'
    },
    second: {
      in: 'karrow-dam/halvern-tribune.md',
      words: '“I wrote to the agency in October and again in January.'
    }
  },
  {
    shape: 'credited to another member of the family',
    first: {
      in: 'karrow-dam/northern-wire.md',
      words: 'Petra Kovarik, who farms below the dam'
    },
    second: {
      in: 'karrow-dam/upland-record.md',
      words: '“Being right in January was no use to anybody in March,” Mr Kovarik said.'
    }
  },
  {
    shape: 'a name spelled two ways',
    first: { in: 'karrow-dam/northern-wire.md', words: 'Bohdan Zaretsky said' },
    second: { in: 'karrow-dam/halvern-tribune.md', words: 'Bohdan Zaretskyy,' }
  },
  {
    shape: 'figures that do not agree',
    first: { in: 'karrow-dam/northern-wire.md', words: '312 households' },
    second: { in: 'karrow-dam/upland-record.md', words: '340 households' }
  },
  {
    shape: 'days that do not agree',
    first: { in: 'karrow-dam/northern-wire.md', words: 'evacuated on 3 March' },
    second: { in: 'karrow-dam/upland-record.md', words: 'On 2 March' }
  }
]

/** Constructions of one article that a reading has to cope with. */
export const constructions: readonly { readonly shape: string; readonly at: Wording }[] = [
  {
    shape: 'an agency dateline',
    at: { in: 'ferry-strike/northern-wire.txt', words: 'PORT ALDER (NWA) — ' }
  },
  {
    shape: 'reporter credits under a rule',
    at: { in: 'ferry-strike/northern-wire.txt', words: '\n___\n\nLindqvist-Baran reported' }
  },
  {
    shape: 'a last line with names and agency',
    at: {
      in: 'ferry-strike/northern-wire.txt',
      words: 'Ruben Aldecoa And Maja Lindqvist-Baran, The Northern Wire Agency\n'
    }
  },
  {
    shape: 'a headline on the first line',
    at: {
      in: 'weekend/herring-market.txt',
      words: 'Herring at nine-year high as boats stay in\n\n'
    }
  },
  {
    shape: 'a headline in capitals',
    at: { in: 'ships-bell/gazette.txt', words: 'LITTLE LANTERN TO GET ITS BELL BACK\n\n' }
  },
  {
    shape: 'a line to another article',
    at: { in: 'weekend/rovers-win.txt', words: '\nAlso Read: ' }
  },
  {
    shape: 'a sign-up line',
    at: { in: 'weekend/rovers-win.txt', words: '\nSign up for our newsletter' }
  },
  {
    shape: 'a quote that runs over two paragraphs',
    at: { in: 'karrow-dam/halvern-tribune.md', words: 'asked what happened.\n\n“Once it has' }
  },
  {
    shape: 'a quote broken by its attribution',
    at: { in: 'karrow-dam/port-alder-courier.md', words: ',” the minister said. “' }
  },
  {
    shape: 'a verb before the name, and a clause after it',
    at: { in: 'ferry-strike/northern-wire.txt', words: ',” said Inés de la Quintana, who leads' }
  },
  {
    shape: 'a pronoun as speaker',
    at: { in: 'ferry-strike/northern-wire.txt', words: ',” he said.' }
  },
  {
    shape: 'a title as speaker',
    at: { in: 'ferry-strike/harbour-ledger.md', words: ',” the senator said.' }
  },
  {
    shape: 'an unnamed source',
    at: { in: 'ferry-strike/northern-wire.txt', words: 'a senior official said' }
  },
  {
    shape: 'an organisation as speaker',
    at: { in: 'ferry-strike/lantern-isles-gazette.html', words: '," Sound & Isles Ferries said' }
  },
  {
    shape: 'indirect speech after a verb',
    at: { in: 'ferry-strike/northern-wire.txt', words: 'She said that the government' }
  },
  {
    shape: 'indirect speech with "according to"',
    at: { in: 'karrow-dam/halvern-tribune.md', words: 'according to the justice ministry' }
  },
  {
    shape: 'questions and answers',
    at: { in: 'weekend/lamp-keeper-interview.md', words: '\n\nA: ' }
  },
  {
    shape: 'an age as speaker',
    at: { in: 'weekend/rovers-win.txt', words: 'The 54-year-old' }
  }
]

interface Saying {
  readonly in: string
  /** How the quote begins. */
  readonly quote: string
  /** As the article names the person at its fullest; null for an unnamed source or an organisation. */
  readonly speaker: string | null
}

/** Who says what, for the quotes that a newcomer is most likely to ask for. Null: nobody is named, and nobody may be. */
export const speakers: readonly Saying[] = [
  ...['northern-wire.txt', 'halvern-tribune.md'].flatMap(file => [
    { in: `ferry-strike/${file}`, quote: 'Nobody won this week', speaker: 'Rosalind Ketteridge' },
    { in: `ferry-strike/${file}`, quote: 'The levy was', speaker: 'Inés de la Quintana' },
    { in: `ferry-strike/${file}`, quote: 'We asked for a', speaker: 'Dragomir Velichko' },
    { in: `ferry-strike/${file}`, quote: 'It will cost us', speaker: 'Philippa Thrale' }
  ]),
  { in: 'ferry-strike/northern-wire.txt', quote: 'The boats', speaker: 'Dragomir Velichko' },
  { in: 'ferry-strike/northern-wire.txt', quote: 'We had the engines', speaker: null },
  {
    in: 'ferry-strike/port-alder-courier.md',
    quote: 'Nobody has won',
    speaker: 'Rosalind Ketteridge'
  },
  {
    in: 'ferry-strike/port-alder-courier.md',
    quote: 'The levy was',
    speaker: 'Inés de la Quintana'
  },
  {
    in: 'ferry-strike/port-alder-courier.md',
    quote: 'We asked for a',
    speaker: 'Dragomir Velichko'
  },
  { in: 'ferry-strike/port-alder-courier.md', quote: 'It [the new', speaker: 'Philippa Thrale' },
  { in: 'ferry-strike/port-alder-courier.md', quote: 'A levy is a', speaker: 'Emre Yıldızoğlu' },
  {
    in: 'ferry-strike/port-alder-courier.md',
    quote: 'She will start',
    speaker: 'Kwabena Asiamah'
  },
  {
    in: 'ferry-strike/lantern-isles-gazette.html',
    quote: 'Nobody won this week',
    speaker: 'Rosalind Ketteridge'
  },
  {
    in: 'ferry-strike/lantern-isles-gazette.html',
    quote: 'The levy was',
    speaker: 'Ines de la Quintana'
  },
  {
    in: 'ferry-strike/lantern-isles-gazette.html',
    quote: 'We asked for a',
    speaker: 'Dragomir Velichko'
  },
  {
    in: 'ferry-strike/lantern-isles-gazette.html',
    quote: 'The boats belong',
    speaker: 'Kwabena Asiamah'
  },
  { in: 'ferry-strike/lantern-isles-gazette.html', quote: 'We are not', speaker: 'Han Seo-jin' },
  { in: 'ferry-strike/lantern-isles-gazette.html', quote: 'Tickets bought', speaker: null },
  { in: 'ferry-strike/lantern-isles-gazette.html', quote: 'Eleven days', speaker: 'Birgit Solano' },
  { in: 'ferry-strike/harbour-ledger.md', quote: 'The authority’s', speaker: null },
  { in: 'ferry-strike/harbour-ledger.md', quote: 'We read about it', speaker: null },
  { in: 'ferry-strike/harbour-ledger.md', quote: 'If the wall', speaker: 'Tomás Arrabal' },
  { in: 'karrow-dam/northern-wire.md', quote: 'I wrote to the', speaker: 'Josip Kovarik' },
  { in: 'karrow-dam/northern-wire.md', quote: 'The gauge was', speaker: 'Samira al-Hadrawi' },
  { in: 'karrow-dam/northern-wire.md', quote: 'I accept that', speaker: 'Bohdan Zaretsky' },
  { in: 'karrow-dam/northern-wire.md', quote: 'Being right in', speaker: 'Petra Kovarik' },
  { in: 'karrow-dam/upland-record.md', quote: 'Being right in', speaker: 'Josip Kovarik' },
  { in: 'karrow-dam/upland-record.md', quote: 'The gauges were', speaker: 'Samira al-Hadrawi' },
  { in: 'karrow-dam/upland-record.md', quote: 'You learn to', speaker: 'Petra Kovarik' },
  { in: 'karrow-dam/halvern-tribune.md', quote: 'I accept that', speaker: 'Bohdan Zaretskyy' },
  {
    in: 'karrow-dam/halvern-tribune.md',
    quote: 'This inquiry',
    speaker: 'Hendrika van der Stoep'
  },
  { in: 'karrow-dam/halvern-tribune.md', quote: 'The gauge was', speaker: 'Samira al-Hadrawi' },
  { in: 'karrow-dam/halvern-tribune.md', quote: 'There is a gap', speaker: 'Anselm Obradović' },
  {
    in: 'karrow-dam/port-alder-courier.md',
    quote: 'an unusual place',
    speaker: 'Anselm Obradović'
  },
  { in: 'karrow-dam/port-alder-courier.md', quote: 'He was read', speaker: 'Josip Kovarik' },
  {
    in: 'karrow-dam/upland-record-correction.md',
    quote: 'I have been',
    speaker: 'Petra Kovarik'
  },
  { in: 'ships-bell/port-alder-courier.md', quote: 'A museum', speaker: 'Wilhelmina Oyekan' },
  { in: 'ships-bell/port-alder-courier.md', quote: 'We did not want', speaker: 'Han Seo-jin' },
  { in: 'ships-bell/port-alder-courier.md', quote: 'I have nothing', speaker: null },
  { in: 'ships-bell/gazette.txt', quote: 'We did not want', speaker: 'Han Seo-jin' },
  { in: 'ships-bell/gazette.txt', quote: 'He heard it', speaker: 'J. T. Penhallow' },
  { in: 'weekend/herring-market.txt', quote: 'They are out', speaker: 'Aurelio Benavente-Cruz' },
  { in: 'weekend/rovers-win.txt', quote: 'I asked if', speaker: 'Marisol Echeverri' },
  { in: 'weekend/rovers-win.txt', quote: 'We trained', speaker: 'Ewan Galbreath' },
  { in: 'karrow-dam/upland-record.md', quote: 'I wrote to the', speaker: 'Josip Kovarik' },
  { in: 'karrow-dam/halvern-tribune.md', quote: 'I wrote to the', speaker: 'Josip Kovarik' },
  { in: 'karrow-dam/port-alder-courier.md', quote: 'I would have', speaker: 'Bohdan Zaretsky' },
  { in: 'karrow-dam/port-alder-courier.md', quote: 'A second pair', speaker: 'al-Hadrawi' }
]

interface Printing {
  readonly in: string
  /** How the quote begins there. */
  readonly quote: string
  readonly elsewhere: string
  readonly difference: DifferenceKind
}

/** How another article prints the same words, as the edition tells it. */
export const printings: readonly Printing[] = [
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'Nobody won this week',
    elsewhere: 'ferry-strike/port-alder-courier.md',
    difference: 'reworded'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'Nobody won this week',
    elsewhere: 'ferry-strike/lantern-isles-gazette.html',
    difference: 'cut'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'Nobody won this week',
    elsewhere: 'ferry-strike/halvern-tribune.md',
    difference: 'identical'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'We asked for a',
    elsewhere: 'ferry-strike/lantern-isles-gazette.html',
    difference: 'cut'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'We asked for a',
    elsewhere: 'ferry-strike/port-alder-courier.md',
    difference: 'joined'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'It will cost us',
    elsewhere: 'ferry-strike/port-alder-courier.md',
    difference: 'inserted'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'The levy was',
    elsewhere: 'ferry-strike/port-alder-courier.md',
    difference: 'identical'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'The levy was',
    elsewhere: 'ferry-strike/lantern-isles-gazette.html',
    difference: 'typography'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'The levy was',
    elsewhere: 'ferry-strike/harbour-ledger.md',
    difference: 'partial'
  },
  {
    in: 'karrow-dam/northern-wire.md',
    quote: 'The gauge was',
    elsewhere: 'karrow-dam/upland-record.md',
    difference: 'inflected'
  },
  {
    in: 'karrow-dam/northern-wire.md',
    quote: 'I wrote to the',
    elsewhere: 'karrow-dam/upland-record.md',
    difference: 'reworded'
  },
  {
    in: 'karrow-dam/northern-wire.md',
    quote: 'I accept that',
    elsewhere: 'karrow-dam/halvern-tribune.md',
    difference: 'reworded'
  },
  {
    in: 'karrow-dam/northern-wire.md',
    quote: 'I accept that',
    elsewhere: 'karrow-dam/upland-record.md',
    difference: 'partial'
  },
  {
    in: 'ferry-strike/northern-wire.txt',
    quote: 'The boats',
    elsewhere: 'ferry-strike/lantern-isles-gazette.html',
    difference: 'typography'
  },
  {
    in: 'karrow-dam/northern-wire.md',
    quote: 'Being right in',
    elsewhere: 'karrow-dam/upland-record.md',
    difference: 'identical'
  },
  {
    in: 'ships-bell/port-alder-courier.md',
    quote: 'We did not want',
    elsewhere: 'ships-bell/gazette.txt',
    difference: 'cut'
  }
]
