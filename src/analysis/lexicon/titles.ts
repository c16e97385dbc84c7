// Titles before names, and nouns for people by office, trade and family. Our own lists.

/** Stand before a name in capitals and say what somebody is; never part of the name. */
export const TITLES = `
president vice deputy acting interim former ex-president vice-president president-elect premier chancellor minister secretary undersecretary under-secretary
secretary-general general attorney solicitor ambassador envoy senator sen sens representative rep reps congressman congresswoman governor gov govs lieutenant-governor
mayor councilman councilwoman councillor councilor alderman alderwoman committeeman committeewoman commissioner commissioners chair chairman chairwoman chairperson speaker leader whip
ayatollah imam sheikh sheik shaykh mullah rabbi pope cardinal archbishop bishop st ste reverend rev father fr pastor deacon dean canon saint abbot abba
king queen prince princess emperor empress tsar tsarina tsarevna czar kaiser shah sultan emir khan duke duchess earl count countess baron baroness marquis marquess viscount lord lady sir dame
mr mrs ms miss mx mister madam madame mme mlle mademoiselle monsieur herr frau signor signora senor senora don dona
dr doctor prof professor profs drs judge justice magistrate sheriff marshal detective det inspector insp superintendent supt constable officer chief
lt lieutenant col colonel gen maj major capt captain cmdr commander adm admiral sgt sergeant cpl corporal pvt private brigadier commodore ensign spc pfc marshal field-marshal
coach director ceo cfo coo cto founder co-founder cofounder chief-of-staff spokesman spokeswoman spokesperson
first_lady first_minister home_secretary foreign_secretary prime_minister harbour_master harbor_master
master headmaster harbourmaster harbormaster postmaster delegate assemblyman assemblywoman lawmaker mp mep msp td comrade taoiseach tanaiste
attorney-general prime-minister co-chair co-chairman majority minority
`

/** Titles that also tell the gender. */
export const TITLES_F = `
mrs ms miss madam madame mme mlle mademoiselle frau signora senora dona queen princess empress tsarina tsarevna duchess countess baroness lady dame
congresswoman chairwoman councilwoman assemblywoman spokeswoman sister
`
export const TITLES_M = `
mr mister monsieur herr signor senor king prince emperor tsar czar kaiser sultan emir duke earl baron sir lord pope father fr congressman chairman councilman alderman assemblyman spokesman ayatollah
imam cardinal archbishop brother
`

/** Nouns for one person by office, trade, belief or relation, printed in lower case too. */
export const ROLES = `
adviser advisor aide assistant ally ambassador analyst anchor announcer activist actor actress advocate agent anthropologist apprentice archaeologist architect artist astronaut astronomer
athlete attorney auditor author banker barrister bassist biographer biologist blogger boss boxer brewer broadcaster broker builder businessman businesswoman butcher
campaigner candidate captain cardiologist caretaker carpenter cartoonist celebrity champion chairman chairwoman chairperson chair chancellor chef chemist chief choreographer cinematographer cleric clerk coach
co-author co-chair co-chairman co-founder co-host co-owner co-star columnist comedian commander commentator commissioner composer conductor congressman congresswoman conservationist
consultant contestant contractor coordinator coroner correspondent cosmonaut councillor councilman councilwoman counsel counselor counsellor creator cricketer critic curator cyclist
dancer dealer dean defender delegate dentist deputy designer detective developer dictator diplomat director dissident doctor dramatist driver drummer
ecologist economist editor educator emissary engineer entrepreneur envoy epidemiologist evangelist executive explorer
farmer father-in-law fighter filmmaker financier firefighter fisherman footballer forester forward founder fundraiser
gardener general geologist geographer goalkeeper golfer governor guard guitarist gymnast head headmaster headmistress heir historian host hostage
illustrator imam immunologist influencer inspector instructor interpreter inventor investigator investor jockey journalist judge jurist justice
keeper king lawmaker lawyer leader lecturer legislator librarian linguist lobbyist
magician magistrate magnate manager marshal mathematician mayor mechanic medic mentor meteorologist midfielder midwife minister missionary mogul monarch moderator monk musician
narrator naturalist negotiator neighbor neighbour neurologist neuroscientist nominee novelist nun nurse nutritionist
officer oceanographer official operative opponent organizer organiser owner painter paleontologist pastor pathologist patriarch pediatrician philanthropist philosopher photographer physician physicist pianist
pilot pitcher playwright poet pollster politician pope premier presenter president priest prime-minister principal producer professor programmer prosecutor protester psychiatrist psychologist publicist publisher
quarterback queen rabbi ranger rapper realtor rebel receptionist recruiter referee reporter representative researcher retiree rival runner
sailor salesman saxophonist scholar scientist screenwriter sculptor secretary senator sergeant sheriff shopkeeper showrunner singer singer-songwriter skier sociologist soldier solicitor songwriter speaker specialist speechwriter
spokesman spokesperson spokeswoman statistician statesman strategist striker student successor superintendent supervisor surgeon surveyor suspect swimmer
teacher technician tenor theologian theorist therapist trader trainer translator treasurer trustee tycoon undersecretary vendor veteran veterinarian victim violinist virologist volunteer
warden warlord watchdog whistleblower winemaker winner witness worker wrestler writer zoologist
surrogate loyalist pundit confidant confidante insider staffer heiress socialite vlogger youtuber streamer gamer podcaster refugee migrant pensioner commuter passenger survivor gunman assailant murderer hitman defendant plaintiff juror bodyguard chauffeur nanny housekeeper barista bartender waiter waitress plumber electrician welder paramedic zookeeper florist hairdresser tailor stylist supermodel
satirist psychotherapist oncologist botanist entomologist ornithologist climatologist volcanologist seismologist astrophysicist cosmologist geneticist biochemist pharmacist dietitian philologist logician neurosurgeon
sprinter gymnast skater rower winger linebacker shortstop outfielder umpire vocalist cellist soprano mezzo-soprano baritone lyricist librettist essayist memoirist diarist engraver potter realist impressionist
governor-general shogun regent viceroy prelate preacher friar
co-worker colleague classmate roommate frontman frontwoman bandmate teammate newcomer incumbent billionaire millionaire
`

export const ROLES_F = `
actress businesswoman chairwoman congresswoman councilwoman spokeswoman headmistress nun queen midwife frontwoman
`
export const ROLES_M = `
businessman chairman congressman councilman spokesman headmaster monk king fisherman salesman statesman frontman
`

/** Family: `his wife, Anna Vero`. */
export const KIN = `
wife husband mother father son daughter brother sister uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter stepfather stepmother stepson stepdaughter
half-brother half-sister son-in-law daughter-in-law brother-in-law sister-in-law mother-in-law father-in-law widow widower fiance fiancee girlfriend boyfriend spouse partner friend twin sibling
parents sons daughters brothers sisters children kids child baby
ex-wife ex-husband mum mom dad grandma grandpa
`
export const KIN_F = `
wife mother daughter sister aunt niece grandmother granddaughter stepmother stepdaughter half-sister daughter-in-law sister-in-law mother-in-law widow fiancee girlfriend ex-wife mum mom grandma woman girl
`
export const KIN_M = `
husband father son brother uncle nephew grandfather grandson stepfather stepson half-brother son-in-law brother-in-law father-in-law widower fiance boyfriend ex-husband dad grandpa man boy
`

/** What people have: `Vero's death`, `her voice`. */
export const OWNED = `
death life birth birthday childhood career biography memoir memoirs autobiography body face hand hands eyes voice smile hair heart mind funeral grave tomb marriage wedding divorce family home house lawyer lawyers attorney supporters fans
friends colleagues parents critics aides allies opponents rivals successor predecessor diary letters speech remarks comments tweet tweets words
`

/** What people do and organisations and places seldom: weak proof that the capitalised word before is a person. */
export const ACTS = `
died dies born married marries divorced smiled smiles smiling nodded nods laughed shrugged shook sat stood walked walks wept cried
retired resigned resigns wore wears grew studied graduated attended enrolled moved lived lives slept woke ate drank
played plays scored coached sang danced painted composed wrote writes met meets spoke speaks talked talks arrived arrives returned returns
became becomes himself herself himself thinks thought believes believed knew knows wants wanted felt feels loved loves hated hates
fled traveled travelled wished suffered fell dreamed rode hugged kissed forgave forgives begged taught learned learnt preached prayed starred smoked dressed hurried waved paused testified apologized apologised succeeded befriended
told tells tweeted delivered endorsed campaigned ran won lost
`
