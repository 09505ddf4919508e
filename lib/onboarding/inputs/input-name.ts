/**
 * The grammar of input names, built and read here and nowhere else.
 *
 * | name | is |
 * | --- | --- |
 * | `email` | a field of one input |
 * | `dateOfBirth-day` | a part of a field |
 * | `noticeOfAssessment-amount` | a member of a record |
 * | `childrenBirthRecords-0-name` | a member of one row, counted from 0 |
 * | `childrenBirthRecords-0-dateOfBirth-day` | a part of that member |
 * | `childrenBirthRecords-rows` | how many rows a repeatable field has |
 * | `employer-suggested` | the suggestion that was taken for it, none where empty |
 *
 * Fields and members are camelCase, parts are lower case, and none of them holds a hyphen.
 */
const separator = '-'

/** Where a value stands in its form: its field, and for a record the row and the member. */
export interface ValuePlace {
  field: string
  row?: number
  member?: string
}

/** The name of a value: what its inputs share. */
export function valueName({ field, row, member }: ValuePlace): string {
  return [field, row, member].filter((part) => part !== undefined).join(separator)
}

/** The name of one input of a value; the value's own name where the input is the whole of it. */
export function inputName(value: string, part?: string): string {
  return part === undefined ? value : `${value}${separator}${part}`
}

/** The name under which the number of rows of a repeatable field is kept. */
export function rowsName(field: string): string {
  return inputName(field, 'rows')
}

/** The name under which a suggestion is taken instead of typing. */
export function suggestedName(input: string): string {
  return inputName(input, 'suggested')
}

/** The same input one row further down; the name itself where it is of no row. */
export function nameInNextRow(name: string): string {
  const [field = '', row = '', ...rest] = name.split(separator)
  return /^\d+$/.test(row) ? [field, Number(row) + 1, ...rest].join(separator) : name
}

/** Whether an input belongs to a field, whichever part, row or member it is. */
export function isOfField(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}${separator}`)
}

/** Whether an input belongs to a row of a field, be that row on the form or not. */
export function isOfRow(name: string, field: string): boolean {
  const [own, row = '', member] = name.split(separator)
  return own === field && /^\d{1,2}$/.test(row) && member !== undefined
}

/** Names that every posted form carries beside its inputs; no field may be called like one of them. */
export const controlNames: readonly string[] = [
  'csrfToken',
  'form',
  'step',
  'intent',
  'declaration',
  'retrieval',
  'content',
  'returnTo',
]
