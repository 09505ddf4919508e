import type { Person } from '@/lib/myinfo/person.ts'
import type { AskedField } from '../form/form.ts'
import { isOfField } from '../inputs/input-name.ts'
import type { AnswerChanges, TypedAnswers } from '../stores.ts'

/** Stand among the kept answers under names that no input has. Each lists names of inputs. */
const lists = {
  /** Typed in an earlier visit of the same Myinfo account. */
  earlier: '$earlier',
  /** Typed before anybody had logged in, by this person or another, or brought back by a private link. */
  beforeLogin: '$before-login',
} as const

type List = (typeof lists)[keyof typeof lists]

/** The inputs whose answers were not typed in this visit, but carried over from a draft. */
export function carriedInputs(typed: TypedAnswers): ReadonlySet<string> {
  return new Set([...listed(typed, lists.earlier), ...listed(typed, lists.beforeLogin)])
}

/** Whether an answer, or a part of it, is carried over from a draft. */
export function isCarried({ inputs }: Pick<AskedField, 'inputs'>, carried: ReadonlySet<string>): boolean {
  return inputs.some(({ name }) => carried.has(name))
}

/** The answers of a draft that the same Myinfo account comes back to: all of them are carried over from now on. */
export function asTypedEarlier(typed: TypedAnswers): TypedAnswers {
  const before = listed(typed, lists.beforeLogin)
  const earlier = answeredInputs(typed).filter((input) => !before.includes(input))
  return withLists(typed, { [lists.earlier]: earlier, [lists.beforeLogin]: before })
}

/** The answers of a draft that nobody who logged in has typed: a private link brought them, or they precede a login. */
export function asTypedBeforeLogin(typed: TypedAnswers): TypedAnswers {
  return withLists(typed, { [lists.earlier]: [], [lists.beforeLogin]: answeredInputs(typed) })
}

/**
 * The answers typed before a login, accepted by who has logged in, beside what they typed themselves, which stands.
 *
 * What Myinfo supplies is left out, also where it may be edited: a mobile number or an e-mail address that somebody
 * else may have typed must never take the place of the one that the account has.
 */
export function acceptEarlier({
  own,
  earlier,
  person,
}: {
  own: TypedAnswers
  earlier: TypedAnswers
  /** What has been retrieved, if anything. */
  person?: Person
}): TypedAnswers {
  const accepted = answeredInputs(earlier).filter((input) => !Object.hasOwn(own, input) && !isSupplied(input, person))
  const answers = Object.fromEntries(accepted.map((input) => [input, earlier[input] ?? '']))
  const before = [...listed(own, lists.beforeLogin), ...accepted]
  return withLists({ ...own, ...answers }, { [lists.beforeLogin]: before, [lists.earlier]: listed(own, lists.earlier) })
}

/** What a new retrieval takes out of a draft: answers typed before a login that Myinfo now supplies. */
export function overriddenBy(person: Person, typed: TypedAnswers): AnswerChanges {
  const overridden = listed(typed, lists.beforeLogin).filter((input) => isSupplied(input, person))
  return Object.fromEntries(overridden.map((input) => [input, undefined]))
}

/** Kept answers after some of them were saved: one that was typed anew is carried over no longer. */
export function afterTyping(kept: TypedAnswers, changes: AnswerChanges): TypedAnswers {
  const isKept = (input: string) =>
    !Object.hasOwn(changes, input) || JSON.stringify(changes[input]) === JSON.stringify(kept[input])
  const next = Object.fromEntries(
    Object.entries({ ...kept, ...changes }).flatMap(([input, answer]) =>
      answer === undefined ? [] : [[input, answer]],
    ),
  )
  const carried = Object.values(lists).map((list) => [list, listed(kept, list).filter(isKept)])
  return withLists(next, Object.fromEntries(carried))
}

function withLists(typed: TypedAnswers, inputs: Partial<Record<List, readonly string[]>>): TypedAnswers {
  const answers = { ...typed }
  for (const list of Object.values(lists)) {
    const names = inputs[list] ?? []
    if (names.length > 0) answers[list] = [...names]
    else delete answers[list]
  }
  return answers
}

function listed(typed: TypedAnswers, list: List): string[] {
  return [typed[list] ?? []].flat()
}

/** Inputs with an answer; what an applicant chose in a draft, such as to type everything, is no answer. */
function answeredInputs(typed: TypedAnswers): string[] {
  return Object.keys(typed).filter((input) => !input.startsWith('$') && String(typed[input]) !== '')
}

function isSupplied(input: string, person: Person = {}): boolean {
  return Object.entries(person).some(([name, value]) => value?.state === 'present' && isOfField(input, name))
}
