import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { application } from '../testing/application.ts'
import { buildRecord } from './build-record.ts'
import { messageJsonSchema, recordJsonSchema } from './json-schema.ts'
import { decidedMessage, erasedMessage, receivedMessage } from './message.ts'
import { readRecord } from './read-record.ts'
import version1 from './testing/record-v1.json' with { type: 'json' }

const at = Date.UTC(2026, 10, 27, 8)
const record = buildRecord({ application, position: 1 })

function validatorOf(schema: object) {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

test('a record of version 1 is made exactly as the one that is kept, and read for ever', () => {
  expect(record).toEqual(version1)
  expect(readRecord(version1)).toEqual(version1)
})

test('every field of the kept record still has its name among the attributes', () => {
  const attributes = version1.values.filter(({ from }) => from.kind === 'myinfo')
  for (const { field } of attributes) expect(findAttribute(field).name).toBe(field)
})

test('the published schema accepts a record, also with members that it does not know', () => {
  const isRecord = validatorOf(recordJsonSchema())

  expect(isRecord(record) || isRecord.errors).toBe(true)
  expect(isRecord({ ...record, later: 1 })).toBe(true)
  expect(isRecord({ ...record, values: [{ ...record.values[0], from: { kind: 'unknown' } }] })).toBe(false)
  expect(isRecord({ ...record, reference: 'abc' })).toBe(false)
})

test('the published schema of messages accepts each of them', () => {
  const isMessage = validatorOf(messageJsonSchema())
  const reference = application.reference
  const decision = { reference, position: 2, decidedBy: 'tok_1', decidedAt: at }
  const messages = [
    receivedMessage(application, at),
    decidedMessage('savings-account', { ...decision, decision: 'declined', reason: 'No proof of income.' }),
    decidedMessage('savings-account', { ...decision, decision: 'question', reason: 'Which employer?' }),
    erasedMessage(reference, 3, at),
  ]

  for (const message of messages) expect(isMessage(message) || isMessage.errors).toBe(true)
  expect(messages.map(({ type }) => type)).toEqual([
    'application.received',
    'application.decided',
    'application.asked',
    'application.erased',
  ])
})

test('an event of a receipt says how it was received, whatever has become of it', () => {
  const data = receivedMessage({ ...application, status: 'accepted' }, at).data

  expect(data).toMatchObject({ status: 'received', position: 1 })
})

test('a value names the agency of whoever holds it: a holder of a FIN has others', () => {
  const field = (name: string, value: unknown) => ({ ...application.values[0], field: name, value })
  const values = [field('residentialStatus', { code: 'A', description: 'ALIEN' }), field('name', 'X')]
  const built = buildRecord({ application: { ...application, values: values as never }, position: 1 })
  const { agency, agencyForForeigners } = findAttribute('name')

  expect(built.values[1]?.from).toMatchObject({ agency: agencyForForeigners ?? agency })
})

test.each([undefined, null, 'text', {}, { version: 2 }, { ...version1, reference: 'x' }])(
  'what is not a record of a known version is refused without its content: %j',
  (given) => {
    expect(() => readRecord(given)).toThrow(/^the (version of the record is unknown|record is not one of version 1)$/)
  },
)
