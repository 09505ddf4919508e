import { expect, test } from 'vitest'
import { formats, writerOf } from '@/lib/delivery/export/formats.ts'
import { buildRecord } from '@/lib/delivery/record/build-record.ts'
import { receivedMessage } from '@/lib/delivery/record/message.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { formatValue } from '@/lib/myinfo/format/format.ts'
import { languages } from '@/lib/myinfo/language.ts'
import { parsePerson } from '@/lib/myinfo/parse-person.ts'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { common, myinfo, step } from '@/lib/onboarding/products/specimens/building.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import { receiptContent } from '../receipt/receipt-content.ts'
import { wordsFor } from '../words/index.ts'
import { shownValues } from './shown-values.ts'

/** Every attribute whose records say whether somebody has died. */
const ofThose = attributes.filter(
  ({ shape }) => shape.kind === 'records' && shape.members.some(({ name }) => name === 'lifeStatus'),
)
const product = {
  ...common,
  id: 'specimen-those',
  name: { en: 'Specimen' },
  purpose: 'testing',
  minimumAge: 18,
  steps: [
    step(
      'those',
      'Those',
      ofThose.map(({ name }) => myinfo(`${name}?`)),
    ),
  ],
}
const brand = { name: 'Merlion Bank', operator: 'Merlion Bank Limited', contact: { phone: '+65 6000 0000' } }

function someone(name: string, dob: string, tob: string, lifestatus: unknown) {
  return {
    source: '1',
    classification: 'C',
    name: { value: name },
    dob: { value: dob },
    tob: { value: tob },
    lifestatus,
  }
}

function applicationOf(rows: readonly object[]): Application {
  const wire = Object.fromEntries(ofThose.map((attribute) => [attribute.wire, rows]))
  const names = ofThose.map(({ name }) => name)
  const { person } = parsePerson(wire, names)
  const retrieval = { id: 'r', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 1 }
  const form = buildForm({ product, retrieval })
  const built = buildApplication({ form, retrieval, typed: {}, language: 'en', today: '2026-11-23' })
  if (built.kind !== 'ready') throw new Error(`not complete: ${JSON.stringify(built.problems)}`)
  return { ...built.application, reference: 'ABCD-EFGH-JK', status: 'received', receivedAt: 0 }
}

/** All that leaves an application: what the applicant prints, what staff see, what the bank's systems get. */
function outputsOf(application: Application): { [output: string]: string } {
  const record = buildRecord({ application, position: 1 })
  const fields = new Set(application.values.map(({ field }) => field))
  const printed = languages.map((language) => {
    const words = wordsFor(language)
    return [
      `receipt ${language}`,
      receiptContent({ application, product, brand, checkCode: '', fullNric: true, words }),
    ]
  })
  const exported = formats.map((format) => [`export ${format}`, writerOf(format).record(record, true)])
  const told = [
    ['stored', application],
    ['staff', shownValues(application, product, fields)],
    ['message', receivedMessage(application, 0)],
    ['record', record],
  ]
  return Object.fromEntries([...printed, ...exported, ...told].map(([name, said]) => [name, JSON.stringify(said)]))
}

/** A day as any output could write it. */
function waysToSay(day: string): string[] {
  return [day, ...languages.map((language) => formatValue({ kind: 'date' }, day, wordsFor(language).wording))]
}

function says(output: string, day: string): boolean {
  return waysToSay(day).some((said) => output.includes(said))
}

const lost = someone('LEE AN EXAMPLE', '2015-10-31', '0841', { code: 'D', desc: 'DECEASED' })
const outputs = Object.entries(
  outputsOf(applicationOf([lost, someone('LEE BO EXAMPLE', '2017-03-29', '1952', { code: 'A', desc: 'ALIVE' })])),
)

test('there are such attributes', () => expect(ofThose.map(({ name }) => name)).toContain('childrenBirthRecords'))

test.each(outputs)('of a child who has died, %s has the year of birth and not the day or the time', (_, output) => {
  expect(output).toContain('LEE AN EXAMPLE')
  expect(output).toContain('2015')
  expect(says(output, '2015-10-31')).toBe(false)
  expect(output).not.toMatch(/08:?41/)
})

test.each(outputs)('of a child who lives, %s has the day of birth', (_, output) => {
  expect(output).toContain('LEE BO EXAMPLE')
  expect(says(output, '2017-03-29')).toBe(true)
})

test.each(Object.entries(outputsOf(applicationOf([{ ...lost, dob: { value: '' } }]))))(
  'of a child who has died and whose date of birth is unknown, %s has the name and not the time',
  (_, output) => {
    expect(output).toContain('LEE AN EXAMPLE')
    expect(output).not.toMatch(/08:?41/)
  },
)
