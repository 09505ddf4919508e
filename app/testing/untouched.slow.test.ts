import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { formatCode, formatPhone } from '@/lib/myinfo/format/format.ts'
import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import { isAddress, isCode, isPhone, isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Value } from '@/lib/myinfo/person.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { keptAnswers } from '@/lib/onboarding/answers/kept-answers.ts'
import { takePosted } from '@/lib/onboarding/answers/posted.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { type AskedField, askedFields, type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { storedAnswer } from '@/lib/onboarding/form/stored-answer.ts'
import { rowsName } from '@/lib/onboarding/inputs/input-name.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { anyPerson } from './any-person.ts'
import { retrievalOf } from './filled-form.ts'

const today = '2026-11-23'
const fields = attributes
  .filter(({ byHand }) => byHand !== 'none')
  .map(({ name }) => ({ kind: 'myinfo', attribute: name, why: { en: '' } }) as const)
const product: Product = { ...specimenAccount, steps: [{ id: 'all', title: { en: 'All' }, fields }] }

const lockedSources = new Set<unknown>(['1', '4', 1, 4])

/** Everything in it is the applicant's own, and so theirs to change. */
const ownPerson = anyPerson.map((wire) =>
  JSON.parse(JSON.stringify(wire), (key, inner) => (key === 'source' && lockedSources.has(inner) ? '2' : inner)),
)

/** What a browser posts of a form that nobody touched: each box as it shows it, in UTF-8. */
function untouchedPost(form: Form): URLSearchParams {
  const held = withInitial(form, {})
  const asked = askedFields(fieldsOf(form))
  const names = asked.flatMap((field) => [
    ...field.inputs.map(({ name }) => name),
    ...(field.layout === 'rows' ? [rowsName(field.name)] : []),
  ])
  const shown = (text: string) =>
    visibleText(text)
      .replaceAll(/[\r\n]/g, '')
      .trim()
  return new URLSearchParams(names.map((name) => [name, shown([held[name] ?? ''].flat()[0] ?? '')]))
}

/** What an application may hold of a value that came like this. */
function expectedOf(value: Value | undefined, stored: unknown): unknown {
  if (value === undefined) return stored
  if (isAddress(value)) return value
  if (isRecords(value)) return value.map((row, index) => expectedOf(row, Array.isArray(stored) ? stored[index] : null))
  if (isPhone(value)) return sameDigits(formatPhone(value), stored) ? stored : formatPhone(value)
  if (isRecord(value) && typeof stored === 'object' && stored !== null) {
    return Object.fromEntries(Object.entries(stored).map(([name, inner]) => [name, expectedOf(value[name], inner)]))
  }
  return isCode(value) && typeof stored === 'string' ? formatCode(value) : value
}

function sameDigits(text: string, stored: unknown): boolean {
  const digits = (some: string) =>
    some
      .normalize('NFKC')
      .replaceAll(/\D/g, '')
      .replace(/^(?:00|65)+/, '')
  return typeof stored === 'string' && digits(stored) === digits(text)
}

/** The inputs of all values that Myinfo supplied; of a record it may supply a part. */
function ofMyinfo({ values, initial }: AskedField): string[] {
  const supplied = values.filter(({ inputs }) => inputs.some(({ name }) => (initial[name] ?? '') !== ''))
  return supplied.flatMap(({ inputs }) => inputs.map(({ name }) => name))
}

describe('whatever Myinfo supplied and nobody touched', { timeout: 120_000 }, () => {
  test('is taken, found right, and stored as it came, for every attribute', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(ownPerson, (wire) => {
        const retrieval = retrievalOf(product, wire)
        const form = buildForm({ product, retrieval })
        const [step] = form.steps
        if (!step) throw new Error('a form has a step')
        const every = { fields: fieldsOf(form), hidden: step.hidden }
        const taken = takePosted(every, untouchedPost(form))
        if (taken.kind === 'refused') throw new Error(taken.reason)

        const typed = withInitial(form, JSON.parse(JSON.stringify(keptAnswers(every.fields, taken.answers))))
        const own = askedFields(every.fields).filter(({ state }) => state === 'editable')
        const problems = Object.keys(checkAnswers({ fields: own, typed, today }))
        expect(problems.filter((input) => own.some((field) => ofMyinfo(field).includes(input)))).toEqual([])
        for (const field of own) {
          const item = retrieval.person[field.name]
          const stored = storedAnswer(field, typed)
          expect([field.name, stored]).toEqual([
            field.name,
            expectedOf(item?.state === 'present' ? item.value : undefined, stored),
          ])
          seen.add(field.name)
        }
      }),
      { numRuns: 400 },
    )
    expect([...seen].toSorted()).toEqual(fields.map(({ attribute }) => attribute).toSorted())
  })
})
