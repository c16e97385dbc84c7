// Words that hold English sentences together and say nothing of what a text is about: data, no rules.

const LIST = `a about above after again against ago all almost along already also although always am among an and
another any anyone are aren't around as at away back be became because become been before being below between
both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each
either else even ever every few for from further get gets getting give given go goes going gone got had hadn't has
hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've
if in instead into is isn't it it's its itself just know least less let let's like made make makes making many may
me might more most mr mrs ms much must my myself near neither never no nor not now of off often on once one only
onto or other others our ours ourselves out over own per perhaps put quite rather really said same saw say saying
says see seem seemed seen several shall she she'd she'll she's should shouldn't since so some something still such
take taken takes than that that's the their theirs them themselves then there there's these they they'd they'll
they're they've thing things this those though through thus to together told too took toward towards under until
up upon us used very via want was wasn't way we we'd we'll we're we've well went were weren't what what's when
where whether which while who who's whom whose why will with within without won't would wouldn't yet you you'd
you'll you're you've your yours yourself yourselves`

/** Folded, as `fold` gives them. */
export const functionWords: ReadonlySet<string> = new Set(
  LIST.split(/\s+/).map(word => word.replaceAll("'", ''))
)
