// Words that make the capitalised words around them an organisation, work, law or event; well-known ones whole. Our own lists.

export const ORGANISATIONS = `
co cos bros dept univ uc ucla show tv research studies forecast poll survey center centre channel podcast
academy administration agency alliance army assembly association authority bank board brigade broadcasting bureau cabinet caucus chamber club coalition college command commission committee community company confederation conference congress consortium corporation corps council court
department division embassy enterprise enterprises exchange faculty federation force forces foundation front fund group guard guild government headquarters holdings inc corp ltd llc plc gmbh industries initiative institute institution intelligence
laboratory laboratories league legion legislature lodge ministry mission movement navy network news office organisation organization parliament party police post press program programme project radio reserve school schools secretariat senate service services society squad
staff studio studios syndicate systems team technologies technology television transit treasury tribunal tribune trust union university militia militias airlines airways motors pharmaceuticals partners partnership associates brothers sons records pictures entertainment media magazine journal
gazette herald times chronicle review daily weekly observer telegraph guardian independent mirror globe sentinel examiner inquirer dispatch courier register ledger
act amendment bill treaty accord accords agreement convention constitution protocol declaration charter code law doctrine plan deal resolution award awards prize medal cup championship championships tournament olympics paralympics games open bowl series festival
war battle revolution uprising siege summit day week month year era dynasty empire republic kingdom revolt massacre crisis scandal affair syndrome disease virus hurricane storm typhoon operation
system theory theorem principle equation effect scale index symphony concerto sonata quartet trio opera suite variations
facebook google twitter youtube instagram tiktok amazon apple microsoft netflix tesla uber reuters bloomberg politico breitbart buzzfeed huffpost axios vox cnn msnbc nbc cbs abc bbc npr pbs fox c-span telegram whatsapp xinhua interfax tass spacex openai boeing airbus walmart
rovers wanderers hotspur albion united athletic
hezbollah hamas taliban isis isil daesh fatah houthi houthis boko_haram al-qaeda al-qaida al-shabab wikileaks blackwater gazprom rosneft
fbi cia nsa dhs doj epa irs fda cdc nasa opec imf wto unesco unicef fifa uefa nfl nba mlb nhl ncaa naacp nra aclu afl-cio ap afp upi
`

/** Organisations and things whose words alone do not tell. */
export const ORGANISATION_PHRASES = `
wall_street_journal washington_post new_york_times los_angeles_times usa_today associated_press fox_news daily_beast daily_caller daily_mail financial_times boston_globe chicago_tribune le_monde der_spiegel al_jazeera
supreme_court state_department justice_department federal_reserve white_house house_of_representatives european_commission european_parliament european_union bundestag security_council world_bank world_trade_organization red_cross amnesty_international human_rights_watch planned_parenthood
goldman_sachs morgan_stanley jpmorgan_chase wells_fargo lehman_brothers merrill_lynch deutsche_bank credit_suisse general_motors general_electric exxon_mobil rolls_royce johns_hopkins johnson_&_johnson
super_tuesday black_lives_matter tea_party super_pac islamic_state muslim_brotherhood national_guard secret_service air_force supreme_leader cold_war civil_war world_war world_cup middle_ages
meet_the_press face_the_nation good_morning_america saturday_night_live real_clear_politics real_clear
medicare medicaid obamacare brexit covid covid-19 thanksgiving christmas easter ramadan passover hanukkah halloween internet web
`
