import { isSearched, ownCodes, ownWordsCode } from '@/lib/myinfo/codes.ts'
import type { Code } from '@/lib/myinfo/person.ts'
import type { AnswerOf, Option } from '../../product.ts'
import { inputName } from '../input-name.ts'
import { type Codes, isText, type Kind, type Reading, type TypedValue } from '../kind.ts'
import { normaliseWords } from '../normalise.ts'

/** One of a question's own options; its `value` is stored. */
export const choice: Kind<AnswerOf<'choice'>, string> = {
  layout: 'single',
  inputs: ({ name, required, answer }) => [{ name, type: 'choice', required, options: answer.options }],
  normalise: normaliseWords,
  problems: { whole: ['not-offered'] },
  check: (typed, { answer, codes }) =>
    !codes || isOption(answer.options, typed.text()) ? {} : { whole: 'not-offered' },
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value, { options }, reading) => optionText(options, value, reading),
}

/** Any of a question's own options; their values are stored as an array. */
export const choices: Kind<AnswerOf<'choices'>, string[]> = {
  layout: 'single',
  inputs: ({ name, required, answer }) => [{ name, type: 'choices', required, options: answer.options }],
  normalise: normaliseWords,
  problems: { whole: ['not-offered'] },
  check: ({ chosen }, { answer, codes }) =>
    !codes || chosen.every((value) => isOption(answer.options, value)) ? {} : { whole: 'not-offered' },
  read: ({ chosen }) => [...chosen],
  holds: (stored): stored is string[] => Array.isArray(stored) && stored.every(isText),
  show: (values, { options }, reading) => values.map((value) => optionText(options, value, reading)).join('\n'),
}

/** The part of a code that holds what somebody says of themselves where the list cannot. */
const ownPart = 'own'

const longestOwn = 66

/**
 * An entry of one of Myinfo's code lists; stored as code and description, as Myinfo delivers it. Where a list cannot name
 * everybody, the description is in the applicant's own words if they have given any.
 */
export const code: Kind<AnswerOf<'code'>, Code> = {
  layout: 'single',
  inputs: ({ name, required, answer, autoComplete }) => [
    {
      name,
      type: 'choice',
      required,
      codes: answer.codes,
      ...(isSearched(answer.codes) ? { searched: true } : {}),
      ...(answer.also ? { also: answer.also } : {}),
      autoComplete,
    },
    ...(ownWordsCode(answer.codes)
      ? [
          {
            name: inputName(name, ownPart),
            type: 'text' as const,
            part: ownPart,
            required: false,
            maxLength: longestOwn,
          },
        ]
      : []),
  ],
  normalise: normaliseWords,
  problems: { whole: ['not-offered'] },
  check: (typed, { answer, codes }) => (!codes || entryOf(answer, typed.text(), codes) ? {} : { whole: 'not-offered' }),
  read: (typed, { answer, codes }) => inOwnWords(answer, typed) ?? entryOf(answer, typed.text(), codes),
  holds: isStoredCode,
  show: (value, answer, { codes }) =>
    saysOwnWords(answer, value)
      ? value.description
      : (entryOf(answer, value.code, codes)?.description ?? (value.description || value.code)),
}

/** A country; its ISO 3166-1 alpha-2 code is stored. */
export const country: Kind<AnswerOf<'country'>, string> = {
  layout: 'single',
  inputs: ({ name, required, autoComplete }) => [
    { name, type: 'choice', required, codes: 'country', searched: true, autoComplete },
  ],
  normalise: normaliseWords,
  problems: { whole: ['not-offered'] },
  check: (typed, { codes }) => (!codes || nameOfCountry(typed.text(), codes) ? {} : { whole: 'not-offered' }),
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value, _, { codes }) => nameOfCountry(value, codes) ?? value,
}

/** Yes or no; stored as true or false. */
export const yesNo: Kind<AnswerOf<'yes-no'>, boolean> = {
  layout: 'single',
  inputs: ({ name, required }) => [{ name, type: 'choice', required, codes: 'yesNo' }],
  normalise: normaliseWords,
  problems: { whole: ['not-offered'] },
  check: (typed) => (['Y', 'N'].includes(typed.text()) ? {} : { whole: 'not-offered' }),
  read: (typed) =>
    new Map([
      ['Y', true],
      ['N', false],
    ]).get(typed.text()),
  holds: (stored) => typeof stored === 'boolean',
  show: (value, _, { wording }) => (value ? wording.yes : wording.no),
}

function isOption(options: readonly Option[], value: string): boolean {
  return options.some((option) => option.value === value)
}

function optionText(options: readonly Option[], value: string, reading: Reading): string {
  const option = options.find((candidate) => candidate.value === value)
  return option ? reading.of(option.label) : value
}

function entryOf({ codes: list, also }: AnswerOf<'code'>, typed: string, codes: Codes): Code | undefined {
  return codes(list).find((entry) => entry.code === typed) ?? (also?.code === typed ? also : undefined)
}

function inOwnWords({ codes: list }: AnswerOf<'code'>, typed: TypedValue): Code | undefined {
  const own = typed.text(ownPart)
  return own !== '' && typed.text() === ownWordsCode(list) ? { code: typed.text(), description: own } : undefined
}

function saysOwnWords({ codes: list }: AnswerOf<'code'>, { code: stored, description }: Code): boolean {
  if (description === '' || stored !== ownWordsCode(list)) return false
  return ownCodes(list).every((entry) => entry.description.toUpperCase() !== description.toUpperCase())
}

function nameOfCountry(typed: string, codes: Codes): string | undefined {
  return codes('country').find((entry) => entry.code === typed)?.description
}

function isStoredCode(stored: unknown): stored is Code {
  return (
    typeof stored === 'object' && stored !== null && 'code' in stored && isText(stored.code) && 'description' in stored
  )
}
