import { countriesIn, formerCountries, nationalitiesIn, otherNationalities } from './code-lists/countries.ts'
import { lists, ownWords } from './code-lists/lists.ts'
import type { Language } from './language.ts'
import type { Code } from './person.ts'

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

/** The code of a list beside which people use words of their own; undefined where it names everybody. */
export function ownWordsCode(name: string): string | undefined {
  return Object.hasOwn(ownWords, name) ? ownWords[name] : undefined
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
