import { isObject } from '../web/json.ts'

/** Collects what is wrong with a file, so that one reading names all of it. */
export interface FileFaults {
  add(at: string, what: string): void
  all(): readonly string[]
  /** Throws one `TypeError` with every fault on a line of its own, if there is one. */
  throwIfAny(): void
}

/** No fault so far. */
export function createFileFaults(): FileFaults {
  const found: string[] = []
  return {
    add: (at, what) => void found.push(`${at} ${what}`),
    all: () => found,
    throwIfAny() {
      if (found.length > 0) throw new TypeError(found.join('\n'))
    },
  }
}

/** What a member may be, and how that is said. */
export interface MemberRule {
  is: (value: unknown) => boolean
  says: string
  isOptional?: boolean
}

/** Members of one object that a file may hold, by name. */
export type MemberRules = Readonly<Record<string, MemberRule>>

/** A member that has to be a text, and not an empty one. */
export const text: MemberRule = {
  is: (value) => typeof value === 'string' && value.trim() !== '',
  says: 'must be a non-empty string',
}

/** A member that may be left out, and else is true or false. */
export const flag: MemberRule = {
  is: (value) => typeof value === 'boolean',
  says: 'must be true or false, without quotes',
  isOptional: true,
}

/** Checks an object member by member. Names the member at fault and never its value. False when it is no object. */
export function checkMembers(
  value: unknown,
  { at, rules, faults }: { at: string; rules: MemberRules; faults: FileFaults },
): value is Record<string, unknown> {
  if (!isObject(value)) {
    faults.add(at, 'must be an object')
    return false
  }
  for (const name of Object.keys(value)) if (!(name in rules)) faults.add(`${at}.${name}`, explainUnknown(name, rules))
  for (const [name, rule] of Object.entries(rules)) {
    const isAbsent = value[name] === undefined
    if (isAbsent ? !rule.isOptional : !rule.is(value[name])) faults.add(`${at}.${name}`, rule.says)
  }
  return true
}

/** Says that a member is unknown, and which one may have been meant. */
export function explainUnknown(name: string, known: object): string {
  const names = Object.keys(known)
  const near = names.find((candidate) => distance(candidate.toLowerCase(), name.toLowerCase()) <= 2)
  return near === undefined ? `is not known; known are ${names.join(', ')}` : `is not known; did you mean "${near}"?`
}

/** Levenshtein's distance: letters to insert, to remove or to replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
