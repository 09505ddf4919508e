import { type Language, perLanguage } from '../language.ts'
import type { Code } from '../person.ts'
import { coded } from './coded.ts'

/** ISO 3166-1 alpha-2, and Kosovo by the code that is in use for it. Myinfo has others too, which are shown as delivered. */
const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
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
export const otherNationalities: readonly Code[] = coded({
  XXA: 'Stateless person',
  XXB: 'Refugee (1951 Convention)',
  XXC: 'Refugee (other)',
  XXX: 'Not known',
  GBN: 'British National (Overseas)',
  GBO: 'British Overseas citizen',
  GBD: 'British Overseas Territories citizen',
  GBP: 'British protected person',
  GBS: 'British subject',
})

/**
 * Where one may have been born or married and cannot live any more, and what stands where nobody knows.
 *
 * @see ISO 3166-3 for the codes; `ZZ` is CLDR's for a place that is not known
 */
export const formerCountries: readonly Code[] = coded({
  CSHH: 'Czechoslovakia',
  DDDE: 'German Democratic Republic (East Germany)',
  ANHH: 'Netherlands Antilles',
  PCHH: 'Pacific Islands (Trust Territory)',
  CSXX: 'Serbia and Montenegro',
  SUHH: 'Soviet Union',
  YDYE: 'Yemen, Democratic (South Yemen)',
  YUCS: 'Yugoslavia',
  ZZ: 'Another place, or not known',
})

/** Countries by name in a language, Singapore first. */
export const countriesIn = perLanguage((locale): readonly Code[] => {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  return countries
    .map((code) => ({ code, description: names.of(code) ?? code }))
    .toSorted((one, other) => compare(one.description, other.description))
    .toSorted((one, other) => Number(other.code === 'SG') - Number(one.code === 'SG'))
})

/** The countries that give a nationality of their own. */
export function nationalitiesIn(language: Language): readonly Code[] {
  return countriesIn(language).filter(({ code }) => !withoutNationality.has(code))
}
