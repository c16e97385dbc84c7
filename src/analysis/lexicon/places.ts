// Places and the people of places that news names most; words that make the capitalised words around them a place. Our own lists.

export const PLACES = `
africa america americas asia europe eurasia oceania antarctica arctic atlantic pacific mediterranean caribbean balkans baltic baltics scandinavia caucasus crimea donbas donbass donetsk luhansk siberia
england scotland wales ulster ireland catalonia bavaria saxony prussia bohemia moravia silesia galicia transylvania normandy brittany tuscany sicily sardinia lombardy
gaza palestine kashmir kurdistan tibet xinjiang manchuria mesopotamia persia holland burma ussr britain uk u.k u.s us usa u.s.a uae u.n eu nato
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming carolina dakota hampshire jersey york d.c n.y n.j n.h n.c s.c
u.s. u.k. u.n. u.s.a. u.s.s.r. d.c. n.y. n.j. n.h. n.c. s.c. n.d. s.d. n.m. r.i. w.va. b.c. l.a. e.u. u.a.e. p.r. hilton_head
st_louis st_petersburg saint_petersburg st_paul st_john's st_thomas st_croix st_lucia st_andrews st_helena st_moritz st_kitts
u._s. u._k. u._n. new_hampshire new_jersey new_mexico new_york new_york_city north_carolina south_carolina north_dakota south_dakota rhode_island west_virginia puerto_rico new_england new_orleans los_angeles las_vegas washington_dc
ontario quebec alberta manitoba saskatchewan nova_scotia british_columbia new_brunswick queensland tasmania victoria new_south_wales
brooklyn manhattan bronx queens harlem hollywood wall_street silicon_valley capitol_hill white_house west_wing oval_office downing_street whitehall westminster kremlin pentagon capitol west_bank east_bank
middle_east far_east east_asia south_asia southeast_asia north_america south_america latin_america central_america west_africa east_africa north_africa western_europe eastern_europe
north_korea south_korea south_sudan east_timor hong_kong sri_lanka saudi_arabia united_states united_kingdom united_nations united_arab_emirates soviet_union european_union ivory_coast sierra_leone cape_verde costa_rica el_salvador papua_new_guinea new_zealand czech_republic dominican_republic holy_land south_africa new_guinea
great_britain northern_ireland vatican vatican_city holy_see palm_beach mar-a-lago guantanamo guantanamo_bay camp_david long_island staten_island san_francisco san_bernardino santa_monica beverly_hills
kiev kyiv kharkiv kharkov odesa odessa lviv mariupol bakhmut moscow beijing peking tehran teheran baghdad kabul damascus aleppo mosul riyadh doha dubai jerusalem tel_aviv ramallah beirut amman cairo tripoli benghazi
geneva davos brussels strasbourg hague the_hague oslo stockholm helsinki copenhagen berlin paris london rome madrid vienna prague warsaw budapest athens lisbon dublin edinburgh ankara istanbul
tokyo seoul pyongyang taipei manila jakarta bangkok hanoi delhi new_delhi mumbai islamabad karachi lahore dhaka canberra sydney melbourne ottawa toronto montreal
heaven earth mars
north south east west northern southern eastern western central northeast northwest southeast southwest midwest
`

/** After a proper name they make it a street, building, water or ground. */
export const LANDMARKS = `
street avenue road boulevard lane drive square plaza bridge river lake mountain mount mountains hill hills valley park garden gardens forest beach bay island islands isle coast cape strait straits sea ocean gulf canal creek falls canyon desert peninsula
airport station port harbor harbour tower towers building house hall center centre palace castle cathedral church chapel temple mosque synagogue abbey monastery cemetery memorial monument museum gallery library theater theatre stadium arena field
hospital clinic prison jail county city town village township borough district province prefecture region parish ward territory heights springs hotel resort dam mine ranch farm highway turnpike tunnel avenue_de
`

/** People and things of a place or belief. */
export const DEMONYMS = `
afghan afghans albanian albanians algerian algerians american americans angolan arab arabs arabic argentine argentinian argentines armenian armenians asian asians australian australians austrian austrians azerbaijani azeri
bahraini bangladeshi basque belarusian belarusians belgian belgians bolivian bosnian bosnians brazilian brazilians briton britons british bulgarian bulgarians burmese cambodian cameroonian canadian canadians catalan catalans caucasian chechen chechens chilean chileans chinese
colombian colombians congolese croatian croatians croat cuban cubans cypriot czech czechs dane danes danish dominican dutch dutchman ecuadorian egyptian egyptians english englishman englishmen englishwoman eritrean estonian estonians ethiopian ethiopians european europeans
filipino filipinos finn finns finnish french frenchman frenchwoman gambian georgian georgians german germans germanic ghanaian greek greeks guatemalan haitian haitians hawaiian hispanic hispanics honduran hungarian hungarians
icelandic indian indians indonesian indonesians iranian iranians iraqi iraqis irish irishman israeli israelis italian italians ivorian jamaican japanese jordanian jordanians kazakh kenyan kenyans korean koreans kosovar kurd kurds kurdish kuwaiti
laotian latin latino latinos latvian latvians lebanese liberian libyan libyans lithuanian lithuanians macedonian malaysian malian maltese mexican mexicans moldovan mongolian moroccan moroccans
nepalese nepali nigerian nigerians nordic norwegian norwegians omani pakistani pakistanis palestinian palestinians panamanian paraguayan persian peruvian polish portuguese puerto-rican qatari roman romans romanian romanians russian russians rwandan rwandans
salvadoran saudi saudis scandinavian scot scots scottish scotsman senegalese serb serbs serbian serbians siberian singaporean slavic slovak slovaks slovene slovenian somali somalis soviet soviets spaniard spaniards spanish sudanese swede swedes swedish swiss syrian syrians
taiwanese tajik tanzanian tatar tatars texan texans thai tibetan tibetans tunisian tunisians turk turks turkish turkmen ugandan ugandans ukrainian ukrainians uruguayan uyghur uzbek venezuelan venezuelans vietnamese welsh welshman western westerners yemeni yemenis zambian zimbabwean
californian californians floridian floridians new-yorker yorker yorkers londoner londoners parisian parisians muscovite alaskan ohioan ohioans iowan iowans virginian
african africans african-american african-americans asian-american mexican-american afro-american
christian christians catholic catholics protestant protestants orthodox muslim muslims islamic islamist islamists jew jews jewish hindu hindus hinduism buddhist buddhists buddhism sikh sikhs mormon mormons evangelical evangelicals lutheran baptist anglican methodist presbyterian jesuit calvinist sunni sunnis shia shias shiite shiites islam christianity judaism catholicism
democrat democrats democratic republican republicans libertarian libertarians tory tories whig whigs communist communists nazi nazis socialist socialists marxist leninist liberal liberals conservative conservatives gop labour islamophobia semitic anti-semitic
`
