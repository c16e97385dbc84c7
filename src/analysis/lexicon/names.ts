// Parts of names, and given names and surnames that the made lists miss in the spelling of English-language news. Our own lists.

/** Lower-case within a name, or in capitals at its head: `von der`, `al-`, `bin`. */
export const PARTICLES = `
von van de der den del della delle di da do dos das du des la le los las el al bin ibn ben bint abu ould zu zum zur ter af av y e lo dela della vom
`

export const SUFFIXES = `jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi esq`

/** Degrees, orders and learned societies, as letters after a name: what somebody has, not part of the name. */
export const HONOURS = `phd md dphil mba msc bsc llb llm obe cbe mbe dbe kbe gbe ch om kcb kcmg cmg gcmg qc kc frs frse fba fsa frcp frcs frgs ra rba sj op osb dds rn jd`

export const MORE_FEMALE = `
hope olena yulia iryna oksana svitlana liudmyla natalya tatiana tetyana halyna lesya ruslana daryna anastasiia sofiia viktoriia yuliia mariia kseniya polina darya alyona zoya zhanna dasha masha katya
giorgia annegret annalena ursula christine brigitte segolene marine elise valerie jacinda theresa nicola priti suella kemi angela rachel yvette melania ivanka usha karoline pam kellyanne tulsi kamala elise sarah hillary chelsea condoleezza
dilma michelle cristina claudia xiomara dina ximena keiko delcy rosario evo
fatima aisha khadija zainab zaynab leila layla noor nour huda rania amal hanan samira farah farnoush shirin mahsa nasrin narges masih azadeh nazanin shireen souad nawal
indira sonia priyanka mamata sushma nirmala smriti droupadi pratibha benazir maryam hina sheikh_hasina khaleda aung asha lakshmi
mei ling xiaoming yingying ying yan jing fang xiu hua li-ying sanae yuriko seiko yoko akie naomi hye-kyung geun-hye yo-jong ju-ae sun-hee kyung-wha soon-sil
ellen winnie nkosazana ngozi chimamanda joyce samia graca wangari amina aminata
saoirse siobhan niamh aoife sinead roisin
`

export const MORE_MALE = `
volodymyr oleksandr oleksiy oleksii andriy andrii dmytro serhiy serhii mykhailo mykola vasyl petro pavlo ihor oleh viktor valeriy valerii vitaliy vitali yevhen yuriy yurii ruslan rustem kyrylo denys maksym bohdan taras ostap vadym illia ilya mykyta arseniy
vladimir dmitry dmitri dmitriy sergei sergey aleksandr alexei aleksei alexey nikolai nikolay mikhail yuri yury yevgeny evgeny igor oleg boris anatoly vyacheslav valery vasily gennady leonid grigory konstantin kirill roman ramzan dzhokhar akhmad sergo lavrenty nikita arkady
aleksandar slobodan radovan ratko milo milorad vucic janez miroslav zoran goran dragan nebojsa vojislav ivica
mateusz jaroslaw donald andrzej lech radoslaw zbigniew tadeusz wojciech slawomir krzysztof viktor orban laszlo gyorgy ferenc andras klaus nicolae traian bronislaw
recep tayyip abdullah ahmet mehmet binali mevlut hakan ekrem kemal selahattin devlet fethullah ismet turgut suleyman
mohammed muhammad mohamed mohammad mahmoud ahmed ahmad ali hassan hussein husayn saddam osama ayman bashar hafez yasser yasir ismail khaled khalid yahya marwan salam nouri haider muqtada jalal massoud masoud ashraf hamid abdel abdul abdallah salman faisal fahd nayef tamim hamad bandar adel walid saad rafik hosni anwar gamal muammar moammar saif zine nabil tarek tariq omar umar uthman
ruhollah hassan javad qassem qasem ebrahim mohsen hossein akbar mir-hossein mehdi reza abbas amir
narendra manmohan rahul rajiv arun amit rajnath arvind atal lal jawaharlal mohandas imran nawaz pervez zulfikar shehbaz asif bilawal yousaf sajid sadiq humza rishi vivek ajit nikhil sanjay subrahmanyam mahinda gotabaya ranil
benjamin bibi yair naftali ehud yitzhak shimon ariel avigdor yoav itamar bezalel gadi isaac moshe menachem golda benny gideon yoram
xi jinping hu jintao xiaoping zedong enlai keqiang qiang yi wen jiabao li zhao lijian hua chunying ma liu wei chen shui-bian ying-jeou ching-te
jong-un jong-il il-sung jae-in suk-yeol jae-myung moon-soo dae-jung myung-bak ban ki-moon
shinzo fumio yoshihide junichiro taro shigeru yukio naoto toshihiko haruhiko hideki kishida
rodrigo ferdinand bongbong joko prabowo susilo mahathir najib anwar thaksin prayuth hun sen
luiz inacio jair lula nicolas hugo evo rafael gustavo alvaro juan andres enrique vicente felipe javier mauricio nestor alberto fidel raul miguel daniel nayib alejandro ollanta pedro pablo
emmanuel francois jacques jean jean-claude jean-luc jean-marie jean-yves dominique nicolas edouard gerald bruno olaf friedrich frank-walter wolfgang helmut gerhard horst guido joschka sigmar heiko armin robert karl-theodor mark keir boris nigel jeremy geert matteo silvio beppe mario sergio
nelson thabo jacob cyril robert morgan emmerson muhammadu goodluck olusegun bola atiku paul yoweri uhuru raila william abiy meles laurent joseph felix idriss isaias kwame kofi jomo julius haile omar salva riek alassane macky paul-henri faustin jean-pierre
barack donald joe mitt newt jeb ted marco rand bernie tim jd beto pete reince rudy chuck mitch mike lindsey devin elon jeff sundar satya tucker sean rush dmitri zbigniew
antonin stavros alexis kyriakos recep antonis giorgos jens anders stefan lars jens-otto fredrik ulf magdalena sauli alexander petteri
`

/** Family names that stand first in Korean, Chinese and Vietnamese names, as news prints them. */
export const FAMILY_FIRST = `
kim park choi jung jeong kang cho yoon jang lim shin han kwon hwang ahn song yoo hong lee moon
wang zhang li liu chen yang huang zhao wu zhou xu sun zhu gao lin guo luo liang song zheng xie tang xu deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan lau wong chan leung cheung ng lam ho
nguyen tran pham hoang phan vu vo dang bui ngo duong
`

/** Much-used surnames that are not given names. */
export const MORE_SURNAMES = `
tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto inoue kimura hayashi shimizu abe
singh kumar sharma gupta patel khan shah gandhi modi reddy rao iyer nair das banerjee chatterjee mukherjee
smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris martin thompson garcia martinez robinson clark rodriguez lewis walker hall allen young hernandez king wright lopez hill scott green adams baker gonzalez nelson carter mitchell perez roberts turner phillips campbell parker evans edwards collins
trump clinton obama biden bush reagan nixon kennedy roosevelt putin zelenskyy zelensky zelenskiy medvedev lavrov merkel macron sarkozy hollande sunak starmer erdogan netanyahu khamenei
`

/** Surnames that are ordinary words too. */
export const WORD_SURNAMES = `
archer ash baker banks barber barker bell berry best bird bishop black blair blunt bolt bond booker boxer brand branch bridges brook brooks buck bull burns butler button cage cain cannon case cash castle chambers chance chase church clay cliff
coats coffin cole combs cook cooper corker cotton couch counts craft crane cross crow cruise curry daily dale day diamond dole dollar driver drum duke duncan east falls farmer field fields finch fisher fish flake flood flowers ford forest foster fox franks
freeman french frost fry gable gates glass glover gold good goodman grant graves gray green grey griffin hale hammer hand hardy harper hart hatch hawk hawking hawkins head heard heath hicks holder holiday holland holly hood hook hope horn house hull hunt
hunter hurd hurt jewel joy judge justice key keys kirk knight lake lamb lance land lane lark law laws leach leaf lemon list little locke long lord lott love low lynch lyons major manning march marsh marshall mason masters may mead mercer mercy miles mill
mills minor monk moon moss nash newman noble north oates olive pack packer page painter palmer parks parish parson parsons peacock peak pearl peck pence pike pine pitt plank pole pollack pool pope porter post potter pound power powers pratt price priest prince
prior queen quick rains raven read reed rice rich rider ring rivers roach rock roe rogers root rose rush rust sage salmon sands savage sawyer scales self sessions sharp shepherd shields short silver singer skinner slaughter small smart snow sparks spears speck spicer
spring stack stamp star stark steel steele stern stock stone storm strange street strong summers swan swift tanner temple thorn tower trotter trout tucker underwood usher vance wade wait wall waller walls walters ware warner waters watt watts way weaver webb weeks
wells west wheeler whiting wild wilder winter winters wise wolf wolfe wood woods woodward worth york younger
`

/** People whom every reader knows by one word; none that is a place or a company too. */
export const FAMOUS = `
trump obama biden putin zelenskyy zelensky zelenskiy merkel macron sarkozy hollande scholz merz sunak starmer thatcher churchill netanyahu erdogan khamenei khomeini modi assad gaddafi qaddafi mubarak arafat xi mao castro chavez maduro bolsonaro lula milei berlusconi meloni
yeltsin gorbachev brezhnev khrushchev stalin lenin trotsky hitler mussolini goebbels goering himmler eichmann napoleon bonaparte bismarck eisenhower reagan nixon truman roosevelt kissinger mandela gandhi nehru poroshenko yanukovych lukashenko medvedev lavrov navalny prigozhin zuckerberg bezos
jesus christ moses mohammed muhammad buddha confucius plato aristotle socrates virgil ovid cicero euclid archimedes pythagoras caesar cleopatra achilles odysseus hercules zeus athena
shakespeare dickens tolstoy dostoyevsky dostoevsky chekhov pushkin goethe schiller voltaire rousseau nietzsche hegel kant descartes spinoza marx engels freud jung darwin einstein galileo copernicus bohr heisenberg schrodinger
romney mccain cheney rumsfeld pelosi mcconnell giuliani scalia ginsburg sotomayor kavanaugh gorsuch alito comey mueller snowden assange epstein weinstein musk soros murdoch rubio kasich gingrich palin desantis buttigieg klobuchar fauci blinken pompeo tillerson bannon kushner hegseth
corbyn farage adenauer mitterrand chirac pompidou orban kaczynski havel ceausescu milosevic karadzic mladic vucic ataturk nasser sadat morsi nasrallah sinwar haniyeh soleimani ahmadinejad rouhani raisi karzai musharraf bhutto suharto sukarno duterte pinochet allende mugabe ramaphosa museveni selassie
kepler euler gauss leibniz laplace lagrange bernoulli fermat riemann hilbert poincare faraday pasteur mendel curie rutherford feynman hawking oppenheimer fermi planck turing
virgil vergil sophocles euripides aeschylus herodotus plutarch seneca dante petrarch boccaccio chaucer cervantes moliere racine balzac flaubert zola proust camus sartre kafka rilke brecht ibsen strindberg gogol turgenev nabokov solzhenitsyn byron keats wordsworth coleridge tennyson hemingway faulkner steinbeck tolkien orwell borges neruda
kierkegaard wittgenstein heidegger aquinas erasmus machiavelli hobbes keynes hayek foucault derrida chomsky
wagner dvorak sibelius grieg mendelssohn rachmaninoff prokofiev shostakovich rossini donizetti paganini berlioz ravel bizet strauss bruckner schoenberg bartok
titian botticelli donatello tintoretto vermeer rubens velazquez goya delacroix renoir degas rodin kandinsky klimt chagall modigliani duchamp magritte kahlo
chaplin hitchcock kubrick spielberg scorsese fellini truffaut godard kurosawa tarantino sinatra elvis lennon mccartney jagger hendrix cobain oprah ronaldo messi neymar maradona pele nadal djokovic federer beckham
mozart beethoven bach handel haydn schubert schumann chopin liszt brahms verdi puccini tchaikovsky stravinsky mahler debussy vivaldi rembrandt michelangelo raphael caravaggio picasso matisse monet manet cezanne gauguin dali warhol beyonce rihanna eminem
`
