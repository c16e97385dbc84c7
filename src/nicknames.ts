// Short forms and spellings of given names that news uses for one name: data, facts only. Imports nothing.

/**
 * Each group: the full name first, then what stands for it, all in lower case. A name may be in several groups (`pat`). Two
 * short forms of one name (`bob`, `rob`) are less sure to be one person than a short and the full. Names that sound alike
 * in two languages (`vladimir`, `volodymyr`) are two names.
 */
export const givenNames: readonly (readonly string[])[] = `
abraham abe | albert al bert | alexander alex sandy al | alexandra alex sandra | alexei aleksei alexey |
alfred al fred | andrew andy drew | anthony tony | barbara barb | benjamin ben benny | bernard bernie |
carolyn carol | catherine kate katie cathy katherine kathryn kathy | charles charlie chuck |
christina chris tina | christine chris christina tina | christopher chris | cynthia cindy | daniel dan danny |
david dave | deborah debbie deb | dmitri dmitry | donald don donnie | dorothy dot | douglas doug |
edward ed eddie ted | edwin ed | elizabeth liz beth betty eliza betsy lizzie | eugene gene | frances fran |
francis frank | franklin frank | frederick fred freddie | gerald gerry jerry | gregory greg |
harold harry hal | henry harry hank | jacob jake | jacqueline jackie | james jim jimmy jamie | jeffrey jeff |
jennifer jen jenny | jessica jess | john jack johnny jon | jonathan jon | joseph joe joey | joshua josh |
judith judy | katherine kate katie kathy | kenneth ken kenny | kimberly kim | lawrence larry |
leonard len lenny | leonardo leo | margaret maggie meg peggy marge | matthew matt | michael mike mick mickey |
mitchell mitch | mohammed muhammad mohamed mohammad | nancy nan | nathan nate | nathaniel nate nathan nat |
nicholas nick | nicolas nico | olexander oleksandr | pamela pam | patricia pat patty tricia |
patrick pat paddy | peter pete | philip phil | phillip phil | randall randy | raymond ray | rebecca becky |
reginald reggie | richard rick dick rich richie | robert bob rob bobby robbie | ronald ron ronnie |
rudolph rudy | russell russ | samantha sam | samuel sam sammy | sarah sally | sergei sergey |
stanley stan | stephen steve | steven steve | stuart stu | susan sue suzy | susanna sue | terrence terry |
theodore ted teddy theo | thomas tom tommy | timothy tim | victoria vicky vicki | vincent vince vinny |
walter walt | william bill will billy willie | yuri yury yuriy | zachary zach
`
  .split('|')
  .map(group => group.trim().split(' '))
