// How each verb of speech takes the words that it reports.
import { hashOf } from '../lexicon/lexicon.ts'

/** A clause with or without `that`: `said the port would open`. */
export const CLAUSE = 1
/** The hearer first: `told the council that`. */
export const HEARER = 2
/** `to` and a verb: `vowed to appeal`. */
export const INFINITIVE = 4
/** A noun phrase: `announced a ban`. */
export const NOUN = 8
/** `of`, `about` or `against` and a noun phrase: `warned of a flood`. */
export const ABOUT = 32
/** May follow its words: `The port will open, Vero noted.` */
export const AFTER = 16

const TABLE: readonly (readonly [number, string])[] = [
  [
    CLAUSE | AFTER,
    'say says said saying add adds added adding argue argues argued arguing insist insists insisted insisting'
  ],
  [
    CLAUSE | AFTER,
    'write writes wrote writing report reports reported reporting declare declares declared declaring'
  ],
  [
    CLAUSE | AFTER,
    'concede concedes conceded conceding admit admits admitted admitting conclude concludes concluded'
  ],
  [
    CLAUSE,
    'contend contends contended contending maintain maintains maintained maintaining state states stated stating'
  ],
  [
    CLAUSE,
    'tweet tweets tweeted post posts posted testify testifies testified testifying assert asserts asserted asserting'
  ],
  [
    CLAUSE,
    'reply replies replied replying respond responds responded remark remarks remarked observe observes observed'
  ],
  [
    CLAUSE,
    'joke jokes joked estimate estimates estimated counter counters countered caution cautions cautioned'
  ],
  [
    CLAUSE,
    'reveal reveals revealed repeat repeats repeated hint hints hinted imply implies implied'
  ],
  [CLAUSE, 'disclose discloses disclosed'],
  [CLAUSE | ABOUT, 'boast boasts boasted'],
  [CLAUSE | ABOUT, 'complain complains complained complaining'],
  [
    CLAUSE | NOUN | AFTER,
    'note notes noted noting claim claims claimed claiming announce announces announced announcing'
  ],
  [
    CLAUSE | NOUN | AFTER,
    'explain explains explained explaining predict predicts predicted predicting'
  ],
  [CLAUSE | NOUN | ABOUT | AFTER, 'warn warns warned warning'],
  [
    CLAUSE | NOUN | AFTER,
    'suggest suggests suggested suggesting acknowledge acknowledges acknowledged acknowledging'
  ],
  [CLAUSE | NOUN | AFTER, 'confirm confirms confirmed confirming'],
  [
    CLAUSE | NOUN,
    'deny denies denied denying stress stresses stressed stressing emphasize emphasizes emphasized emphasizing'
  ],
  [
    CLAUSE | NOUN,
    'emphasise emphasises emphasised underscore underscores underscored recall recalls recalled recalling'
  ],
  [CLAUSE | NOUN, 'allege alleges alleged alleging reiterate reiterates reiterated reiterating'],
  [
    CLAUSE | NOUN | INFINITIVE,
    'promise promises promised promising pledge pledges pledged pledging propose proposes proposed'
  ],
  [CLAUSE | INFINITIVE, 'vow vows vowed vowing swear swears swore agree agrees agreed'],
  [CLAUSE | HEARER | INFINITIVE | AFTER, 'tell tells told telling'],
  [CLAUSE | HEARER, 'inform informs informed informing'],
  [HEARER | INFINITIVE, 'ask asks asked asking advise advises advised advising'],
  [NOUN | INFINITIVE, 'urge urges urged urging demand demands demanded demanding'],
  [INFINITIVE, 'order orders ordered offer offers offered'],
  [
    NOUN,
    'describe describes described describing mention mentions mentioned mentioning outline outlines outlined'
  ],
  [NOUN, 'express expresses expressed expressing voice voices voiced cite cites cited citing']
]

const FRAMES = new Map<number, number>()
for (const [frames, forms] of TABLE) {
  for (const form of forms.split(' ')) FRAMES.set(hashOf(form), frames)
}

/** Bits of this file, 0 for a word that reports nothing. `hash` is that of a token. */
export const framesOf = (hash: number): number => FRAMES.get(hash) ?? 0
