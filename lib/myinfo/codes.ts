import { type Language, perLanguage } from './language.ts'
import type { Code } from './person.ts'

/**
 * Lists of codes that people choose from where they type by hand, in Myinfo's own codes.
 *
 * They serve inputs only. What Myinfo delivers is never checked against them: its lists grow.
 *
 * @see Singpass developer documentation, Myinfo code tables
 */
const lists: { readonly [list: string]: readonly Code[] } = {
  sex: list({ F: 'Female', M: 'Male' }),
  race: list({ CN: 'Chinese', MY: 'Malay', IN: 'Indian', EU: 'Eurasian', XX: 'Others' }),
  residentialStatus: list({ C: 'Singapore citizen', P: 'Permanent resident', A: 'Neither' }),
  maritalStatus: list({ 1: 'Single', 2: 'Married', 3: 'Widowed', 5: 'Divorced' }),
  passType: list({
    P1Pass: 'Employment Pass (P1)',
    P2Pass: 'Employment Pass (P2)',
    QPass: 'Employment Pass (Q)',
    PEP: 'Personalised Employment Pass',
    Entre: 'EntrePass',
    OVE: 'Overseas Networks & Expertise Pass',
    SPass: 'S Pass',
    RPass: 'Work Permit',
    TEP: 'Training Employment Pass',
    WHP: 'Work Holiday Pass',
    DP: "Dependant's Pass",
    LTVP: 'Long-Term Visit Pass',
    'LTVP+': 'Long-Term Visit Pass-Plus',
    LOC: 'Letter of Consent',
    MWP: 'Miscellaneous Work Pass',
    STP: "Student's Pass",
    IEO: 'Immigration Exemption Order',
  }),
  hdbType: list({
    111: '1-room flat',
    112: '2-room flat',
    113: '3-room flat',
    114: '4-room flat',
    115: '5-room flat',
    116: 'Executive flat',
    118: 'Studio apartment',
  }),
  housingType: list({
    121: 'Detached house',
    122: 'Semi-detached house',
    123: 'Terrace house',
    131: 'Condominium',
    132: 'Executive condominium',
    139: 'Apartment',
  }),
  educationLevel: list({
    0: 'Below primary',
    1: 'Primary',
    2: 'Lower secondary',
    3: 'Secondary',
    4: 'Post-secondary (ITE, junior college)',
    5: 'Polytechnic diploma',
    6: 'Professional qualification or other diploma',
    7: "Bachelor's degree or equivalent",
    8: 'Postgraduate diploma or certificate',
    9: "Master's degree, doctorate or equivalent",
    N: 'Modular certificate',
  }),
  yesNo: list({ Y: 'Yes', N: 'No' }),
}

function list(entries: { [code: string]: string }): Code[] {
  return Object.entries(entries).map(([code, description]) => ({ code, description }))
}

/** ISO 3166-1 alpha-2. Myinfo also uses retired and special codes, which are shown as delivered and never offered. */
const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Territories whose people have the nationality of another country, or that nobody lives in. */
const withoutNationality = new Set(
  'AI AQ AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT'.split(
    ' ',
  ),
)

/**
 * What a passport may say in the place of a country, in the codes of passports.
 *
 * @see ICAO Doc 9303, part 3, section 5
 */
export const otherNationalities: readonly Code[] = list({
  XXA: 'Stateless person',
  XXB: 'Refugee',
  GBN: 'British National (Overseas)',
  GBO: 'British Overseas citizen',
  GBD: 'British Overseas Territories citizen',
  GBP: 'British protected person',
  GBS: 'British subject',
})

/** Names of the lists that `codesOf` knows. */
export const codeLists: readonly string[] = [...Object.keys(lists), 'country', 'nationality']

/**
 * The choices of a list, in the order in which they are offered.
 *
 * Countries are named in the reader's language and sorted by it, Singapore first; a nationality is chosen by its
 * country, where that gives one, or by what a passport says instead. The other lists are in English, to be translated by list and code. Throws on an unknown list.
 */
export function codesOf(name: string, language: Language): readonly Code[] {
  if (name === 'country') return countriesIn(language)
  if (name === 'nationality') {
    return [...countriesIn(language).filter(({ code }) => !withoutNationality.has(code)), ...otherNationalities]
  }

  const codes = Object.hasOwn(lists, name) ? lists[name] : undefined
  if (!codes) throw new Error(`code list "${name}" is unknown`)
  return codes
}

const countriesIn = perLanguage((locale): readonly Code[] => {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  return countries
    .map((code) => ({ code, description: names.of(code) ?? code }))
    .toSorted((one, other) => compare(one.description, other.description))
    .toSorted((one, other) => Number(other.code === 'SG') - Number(one.code === 'SG'))
})
