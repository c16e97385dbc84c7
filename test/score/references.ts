// Summaries of the seeds as an editor would write them: what ours are measured against. Written by hand, before any was looked at.

export interface Reference {
  /** What is summarised: articles of the seeds. */
  readonly articles: readonly string[]
  readonly summary: string
}

const ferry = (file: string): string => `ferry-strike/${file}`
const dam = (file: string): string => `karrow-dam/${file}`

export const references: readonly Reference[] = [
  {
    articles: [
      'halvern-tribune.md',
      'harbour-ledger.md',
      'lantern-isles-gazette.html',
      'northern-wire.txt',
      'port-alder-courier.md'
    ].map(ferry),
    summary:
      'Crews, Sound & Isles Ferries and the port authority have settled an eleven-day strike, and ferries to the Lantern Isles sail again on Friday. Crews get 6.5 per cent over two years and more nights at home. The harbour levy falls from 4.20 crowns a passenger to 2.80, which leaves a hole of 6 million crowns a year for the eastern breakwater. The transport minister, Rosalind Ketteridge, said that nobody had won and that it must not happen again.'
  },
  {
    articles: [
      'halvern-tribune.md',
      'northern-wire.md',
      'port-alder-courier.md',
      'upland-record-correction.md',
      'upland-record.md'
    ].map(dam),
    summary:
      'An inquiry was told that letters by Josip Kovarik, a former chief engineer, warning of a leak in Karrow Dam lay unopened for up to five months before 312 households were moved from Lower Tessen on 3 March. The water minister, Bohdan Zaretsky, denied that anybody hid the letters and said he had seen none of them. He announced that every dam in Halvern will have its gauges checked by outsiders, for 9 million crowns a year. The hydrologist Samira al-Hadrawi said the gauges were read and never compared with anything.'
  },
  {
    articles: ['ships-bell/gazette.txt', 'ships-bell/port-alder-courier.md'],
    summary:
      'The bell of the Constance, taken from the chapel of Little Lantern in 1932 by a harbour inspector, is to be given back by the Maritime Museum in Port Alder, whose trustees voted eight to one. The museum’s director, Wilhelmina Oyekan, said it could not say how it came by the bell. It will be rung on 4 December, the anniversary of the wreck.'
  },
  {
    articles: [ferry('halvern-tribune.md')],
    summary:
      'Ferries to the Lantern Isles sail again on Friday after an eleven-day strike was settled early on Thursday. Pay rises by 6.5 per cent over two years, no deckhand will be away for more than three nights in a row, and the port cuts its levy from 4.20 crowns a passenger to 2.80. The company puts the cost at 11 million crowns a year.'
  },
  {
    articles: [ferry('port-alder-courier.md')],
    summary:
      'The two sides in the ferry dispute signed a deal at ten past four on Thursday that ends twelve days without boats to the Lantern Isles. Crews get 7 per cent over two years and a new rota, passengers a harbour levy of 2.80 crowns, down from 4.20. A commuter will save about 340 crowns a year, but the breakwater still has to be paid for.'
  },
  {
    articles: [ferry('harbour-ledger.md')],
    summary:
      'The settlement of the ferry strike leaves a hole of 6 million crowns a year in the accounts of Port Alder. The harbour levy that was to pay for the eastern breakwater falls from 4.20 crowns to 2.80. The port authority says it will borrow; Senator Tomás Arrabal wants the contract put out to tender again, and an economist doubts that this would save much.'
  },
  {
    articles: [ferry('lantern-isles-gazette.html')],
    summary:
      'The first ferry in eleven days reached Great Lantern on Friday morning with flour, insulin and a brass band. The deal gives crews 6.5 per cent over two years and cuts the harbour levy by a third, to 2.80 crowns. The mayor of Little Lantern, Han Seo-jin, asked for a winter timetable, which the company would not promise.'
  },
  {
    articles: [dam('northern-wire.md')],
    summary:
      'Three letters warning that Karrow Dam leaked lay unopened for up to five months before the valley was evacuated on 3 March, an inquiry heard. Josip Kovarik, its former chief engineer, had measured the seepage with a jug. No one was hurt when 312 households left Lower Tessen, but 40 houses are still empty. The minister, Bohdan Zaretsky, does not accept that anybody hid the letters.'
  },
  {
    articles: [dam('halvern-tribune.md')],
    summary:
      'The water minister has denied that his officials hid letters that warned of a leak in Karrow Dam, as an inquiry led by Hendrika van der Stoep opened. The letters came from Josip Kovarik, a former chief engineer. In all 312 households were moved in March; the government has paid them 4.1 million crowns, and their lawyer puts the losses at more than 30 million.'
  },
  {
    articles: [dam('upland-record.md')],
    summary:
      'Josip Kovarik, a former chief engineer of Karrow Dam, brought to the inquiry the jug with which he had measured the leak, and said that he stopped writing letters because he felt foolish. In March 340 households in Lower Tessen had to leave. The hydrologist Samira al-Hadrawi said that gauges were read every morning and never compared with anything. The minister accepted that the letters arrived.'
  },
  {
    articles: [dam('port-alder-courier.md')],
    summary:
      'Every dam in Halvern will have its gauges checked by outsiders, the water minister, Bohdan Zaretsky, told the Karrow Dam inquiry. The inspections will cost 9 million crowns a year and begin in April. He said that he had seen none of the three letters of Josip Kovarik until the week after Lower Tessen was evacuated.'
  },
  {
    articles: ['ships-bell/port-alder-courier.md'],
    summary:
      'The bell of the Constance will be given back to Little Lantern, where it was taken from a chapel in 1932. The trustees of the Maritime Museum voted for the return by eight to one. The bell saved 61 lives in 1904. Mayor Han Seo-jin plans to have it rung on 4 December. It will travel by the number 9 bus and the ferry.'
  },
  {
    articles: ['weekend/rovers-win.txt'],
    summary:
      'Port Alder Rovers won the Sound Cup for the first time in thirty-one years, 2–1 against Tessenbrook Athletic, with a programme seller in goal. Daniyar Akhmetzhan, 19, was called when both keepers were hurt, and saved two penalties. Kit Ransome headed both goals from corners by Teodora Blagoeva-Lunn.'
  },
  {
    articles: ['weekend/herring-market.txt'],
    summary:
      'Herring rose to 31.40 crowns a crate on the Port Alder exchange, the highest close since 2017, as gales kept two thirds of the fleet in harbour. Traders expect the price to hold until Saturday, when the wind should drop. Landings this month are 1,150 tonnes, against 2,900 last year.'
  },
  {
    articles: ['weekend/lamp-keeper-interview.md'],
    summary:
      'Lin Qiaoyun, 71, the conservator of the Maritime Museum in Port Alder, who has restored nine lighthouse lamps, talks about her work over soup. A lens takes as long as it likes and remembers who cleaned it. She will take the bell of the Constance to Little Lantern on the bus. The lamp of the Widow light goes on show on 28 November.'
  }
]
