import { coded, countriesIn, formerCountries, nationalitiesIn, otherNationalities } from './countries.ts'
import type { Language } from './language.ts'
import type { Code } from './person.ts'

/**
 * Lists of codes that people choose from where they type by hand, in Myinfo's own codes.
 *
 * They serve inputs only. What Myinfo delivers is never checked against them: its lists grow.
 *
 * @see Singpass developer documentation, Myinfo code tables
 */
const lists: { readonly [list: string]: readonly Code[] } = {
  sex: coded({ F: 'Female', M: 'Male' }),
  race: coded({ CN: 'Chinese', MY: 'Malay', IN: 'Indian', EU: 'Eurasian', XX: 'Others' }),
  residentialStatus: coded({ C: 'Singapore citizen', P: 'Permanent resident', A: 'Neither' }),
  maritalStatus: coded({ 1: 'Single', 2: 'Married', 3: 'Widowed', 5: 'Divorced' }),
  passType: coded({
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
  hdbType: coded({
    111: '1-room flat',
    112: '2-room flat',
    113: '3-room flat',
    114: '4-room flat',
    115: '5-room flat',
    116: 'Executive flat',
    118: 'Studio apartment',
  }),
  housingType: coded({
    121: 'Detached house',
    122: 'Semi-detached house',
    123: 'Terrace house',
    131: 'Condominium',
    132: 'Executive condominium',
    139: 'Apartment',
  }),
  educationLevel: coded({
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
  yesNo: coded({ Y: 'Yes', N: 'No' }),
}

/** Lists of countries, by the part of them that the platform does not name. */
const ofCountries: {
  readonly [list: string]: { named: (language: Language) => readonly Code[]; others: readonly Code[] }
} = {
  country: { named: countriesIn, others: [] },
  countryOfThePast: { named: countriesIn, others: formerCountries },
  nationality: { named: nationalitiesIn, others: otherNationalities },
}

/** Names of the lists that `codesOf` knows. */
export const codeLists: readonly string[] = [...Object.keys(lists), ...Object.keys(ofCountries)]

/** Whether a list is too long to look through, so that its entries are searched by name. */
export function isSearched(name: string): boolean {
  return Object.hasOwn(ofCountries, name)
}

/**
 * The choices of a list, in the order in which they are offered.
 *
 * Countries are named in the reader's language and sorted by it, Singapore first. For what happened in the past there are
 * also countries that are no more; a nationality is chosen by its country, where that gives one, or by what a passport
 * says instead. What the platform does not name is in English, to be translated by list and code. Throws on an unknown
 * list.
 */
export function codesOf(name: string, language: Language): readonly Code[] {
  const countries = Object.hasOwn(ofCountries, name) ? ofCountries[name] : undefined
  return countries ? [...countries.named(language), ...countries.others] : ownCodes(name)
}

/** The entries of a list whose words are ours, in English. Throws on an unknown list. */
export function ownCodes(name: string): readonly Code[] {
  const codes = Object.hasOwn(ofCountries, name)
    ? ofCountries[name]?.others
    : Object.hasOwn(lists, name)
      ? lists[name]
      : undefined
  if (!codes) throw new Error(`code list "${name}" is unknown`)
  return codes
}
