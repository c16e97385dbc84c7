// Words of the closed classes, days, months and abbreviations. Our own lists.

export const SHE = 'she her hers herself'
export const HE = 'he him his himself'
export const PRONOUNS =
  'i me my mine myself you your yours yourself yourselves we us our ours ourselves they them their theirs themselves it its itself one oneself who whom whose'

export const FUNCTION_WORDS = `
a an the this that these those each every either neither some any all both half no none such what which whatever whichever
and or but nor so yet for if unless until while whereas although though because since as than whether once lest
of in on at by with from to into onto upon about above across after against along amid among around before behind below beneath beside besides
between beyond despite down during except inside like near off out outside over past per regarding through throughout till toward towards under
underneath unlike up via within without versus
am is are was were be been being isn't aren't wasn't weren't do does did doing done don't doesn't didn't have has had having haven't hasn't hadn't
will would shall should can could may might must ought won't wouldn't shan't shouldn't can't cannot couldn't mightn't mustn't
not never n't i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll we're we've we'd we'll they're they've they'd they'll it'd it'll that'll there'd
there here where when why how then now thus hence therefore however moreover furthermore meanwhile nevertheless nonetheless otherwise instead
also too very just only even still already again ever almost quite rather perhaps maybe soon later earlier often sometimes always usually
more most less least much many few fewer several enough other others another same own ago away back yes
today tomorrow yesterday tonight according due first second third last next two three four five six seven eight nine ten hundred thousand million billion
`

export const DATES = `
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
`

/** The dot after these does not end a sentence by itself. Without it they are often another word (`no`, `gen`): see sentences.ts. */
export const ABBREVIATIONS = `
mr mrs ms mx dr prof rev fr hon sr jr st ste mt ft sen rep gov lt col gen maj capt cmdr adm sgt cpl pvt pfc spc supt insp det pres amb atty
sens reps govs profs drs messrs mmes
inc corp ltd co cos llc plc bros assn dept univ est
jan feb aug sept oct nov dec
ala ariz ark calif colo conn fla ga ind kan ky md minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
a.m. p.m. vs etc al ave blvd rd approx cf ca viz
`
