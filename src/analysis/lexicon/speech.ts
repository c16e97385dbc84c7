// Verbs that report speech, in the forms in which news prints them, and words for people who are not named. Our own lists.

/** Their subject's words follow, precede or stand around them. */
export const SPEECH_VERBS = `
say says said saying tell tells told telling add adds added adding
note notes noted noting write writes wrote writing written
ask asks asked asking answer answers answered answering reply replies replied replying respond responds responded responding
explain explains explained explaining argue argues argued arguing claim claims claimed claiming
announce announces announced announcing state states stated stating declare declares declared declaring
warn warns warned warning insist insists insisted insisting maintain maintains maintained maintaining
acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting concede concedes conceded conceding confess confesses confessed
deny denies denied denying confirm confirms confirmed confirming
suggest suggests suggested suggesting propose proposes proposed proposing
report reports reported reporting predict predicts predicted predicting estimate estimates estimated
allege alleges alleged alleging assert asserts asserted asserting contend contends contended contending
continue continues continued conclude concludes concluded concluding
recall recalls recalled recalling remember remembers remembered
remark remarks remarked remarking observe observes observed observing comment comments commented commenting
mention mentions mentioned mentioning repeat repeats repeated repeating reiterate reiterates reiterated reiterating
stress stresses stressed stressing emphasize emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising underscore underscores underscored underscoring
urge urges urged urging call calls called calling
tweet tweets tweeted tweeting post posts posted
joke jokes joked joking quip quips quipped laugh laughed sigh sighed
shout shouts shouted shouting yell yells yelled cry cries cried exclaim exclaims exclaimed whisper whispers whispered mutter muttered
promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing swear swears swore
complain complains complained complaining lament laments lamented lamenting
boast boasts boasted boasting brag bragged
reveal reveals revealed revealing disclose discloses disclosed
testify testifies testified testifying
caution cautions cautioned cautioning counter counters countered countering retort retorts retorted
describe describes described describing
recount recounts recounted advise advises advised inform informs informed
demand demands demanded demanding order orders ordered
agree agrees agreed agreeing hint hints hinted hinting imply implies implied
hope hopes hoped believe believes believed think thinks thought fear fears feared
wonder wonders wondered wondering
chant chants chanted chanting sing sang
charge charges charged
cite cites cited citing quote quotes quoted quoting
outline outlines outlined voice voices voiced
express expresses expressed expressing
offer offers offered
go goes went
interject interjected chime chimed
opine opines opined muse mused musing
stipulate stipulated
`

/** Somebody's attitude to something, told by the outlet; a quotation after them is that somebody's. */
export const STANCE_VERBS = `
praise praises praised praising criticize criticizes criticized criticizing criticise criticised blast blasts blasted blasting slam slams slammed slamming
denounce denounces denounced denouncing condemn condemns condemned condemning mock mocks mocked mocking
dismiss dismisses dismissed dismissing reject rejects rejected rejecting
accuse accuses accused accusing label labels labeled labelled labeling brand brands branded deride derides derided
welcome welcomes welcomed welcoming hail hails hailed hailing defend defends defended defending
refer refers referred referring characterize characterizes characterized characterizing characterise characterised
dub dubs dubbed tout touts touted touting decry decries decried lambast lambasted ridicule ridiculed
attack attacks attacked attacking question questions questioned questioning
portray portrays portrayed cast casts compare compares compared
thank thanks thanked thanking invoke invoked
`

/** Somebody, but nobody named. */
export const UNNAMED = `
official officials source sources aide aides adviser advisers advisor advisors spokesman spokeswoman spokesperson spokespeople
analyst analysts expert experts critic critics supporter supporters opponent opponents observer observers
police authorities prosecutors investigators lawyers witnesses residents voters protesters diplomats diplomat lawmakers lawmaker
people everyone someone somebody anybody nobody man woman men women person
democrats republicans conservatives liberals leaders members researchers scientists economists
`
