import { describe, expect, test } from 'vitest'
import type { Person, PersonValue } from '@/lib/myinfo/person.ts'
import { attributesOf } from '../asked-of-myinfo.ts'
import type { Product } from '../product.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import { specimenCard } from '../products/specimens/card.ts'
import { specimenFamily } from '../products/specimens/family.ts'
import { specimens } from '../products/specimens/index.ts'
import type { Retrieval } from '../stores.ts'
import { buildForm } from './build-form.ts'
import { askedFields, type Form, type FormField, fieldsOf } from './form.ts'

function retrieval(person: Person): Retrieval {
  return { id: 'r', connection: 'v3', api: 'myinfo-v3', person, retrievedAt: 0, expiresAt: 1 }
}

/** A field of somebody of whom Myinfo knows something besides. */
function fieldWith(name: string, value: PersonValue, product: Product = specimenAccount): FormField | undefined {
  const sex: PersonValue = { state: 'present', value: { code: 'F', description: 'FEMALE' }, source: 'government' }
  const form = buildForm({ product, retrieval: retrieval({ sex, [name]: value }) })
  return fieldsOf(form).find((field) => field.name === name)
}

describe('after a retrieval', () => {
  test('a value that an agency vouches for is shown and not asked', () => {
    expect(
      fieldWith('name', { state: 'present', value: 'TAN AH KOW', source: 'government', updated: '2026-03-12' }),
    ).toMatchObject({
      kind: 'shown',
      state: 'verified',
      value: 'TAN AH KOW',
      agency: 'ICA',
      updated: '2026-03-12',
    })
  })

  test('what MOM supplies of a holder of a FIN names MOM, and not ICA', () => {
    const person: Person = {
      nricOrFin: { state: 'present', value: 'F1612345P', source: 'government' },
      name: { state: 'present', value: 'MARIA SANTOS', source: 'government', updated: '2026-03-12' },
    }
    const fields = fieldsOf(buildForm({ product: specimenAccount, retrieval: retrieval(person) }))

    expect(fields.find(({ name }) => name === 'name')).toMatchObject({ state: 'verified', agency: 'MOM' })
  })

  test('that brought nothing every question is asked as by hand, and says of no field that it did not come', () => {
    const nothing = buildForm({ product: specimenAccount, retrieval: retrieval({ name: { state: 'unavailable' } }) })
    const some = buildForm({
      product: specimenAccount,
      retrieval: retrieval({ email: { state: 'present', value: 'a@example.sg', source: 'singpass' } }),
    })
    const states = (form: Form) => new Set(askedFields(fieldsOf(form)).map(({ state }) => state))

    expect({ supplied: nothing.supplied, states: states(nothing) }).toEqual({
      supplied: false,
      states: new Set(['typed']),
    })
    expect({ supplied: some.supplied, states: states(some) }).toEqual({
      supplied: true,
      states: new Set(['unavailable', 'editable', 'typed']),
    })
  })

  test('an e-mail address stays editable and is prefilled', () => {
    expect(fieldWith('email', { state: 'present', value: 'a@example.sg', source: 'singpass' })).toMatchObject({
      kind: 'asked',
      state: 'editable',
      initial: { email: 'a@example.sg' },
    })
  })

  test('a mobile number is prefilled as one text', () => {
    const value = { prefix: '+', areaCode: '65', number: '91234567' }
    expect(fieldWith('mobileNumber', { state: 'present', value, source: 'singpass' })).toMatchObject({
      initial: { mobileNumber: '+65 9123 4567' },
    })
  })

  test('marital status is editable although an agency supplies it', () => {
    const value = { code: '5', description: 'DIVORCED' }
    expect(fieldWith('maritalStatus', { state: 'present', value, source: 'government' }, specimenFamily)).toMatchObject(
      { kind: 'asked', state: 'editable' },
    )
  })

  test('a value that is not available is asked, and says so', () => {
    expect(fieldWith('name', { state: 'unavailable' })).toMatchObject({
      kind: 'asked',
      state: 'unavailable',
      required: true,
    })
  })

  test('records that only an agency can give are shown as not available', () => {
    expect(fieldWith('cpfContributions', { state: 'unavailable' }, specimenCard)).toMatchObject({
      kind: 'shown',
      state: 'unavailable',
    })
  })

  test('what does not apply to this person is shown as such and not asked', () => {
    expect(fieldWith('passType', { state: 'not-applicable' })).toMatchObject({ kind: 'shown', state: 'not-applicable' })
  })

  test('the kind of private home is not asked of someone who lives in an HDB flat', () => {
    const hdb: PersonValue = {
      state: 'present',
      value: { code: '114', description: '4-ROOM FLAT' },
      source: 'government',
    }
    const fields = fieldsOf(buildForm({ product: specimenAccount, retrieval: retrieval({ hdbType: hdb }) }))
    expect(fields.find((field) => field.name === 'housingType')).toMatchObject({
      kind: 'shown',
      state: 'not-applicable',
    })
  })

  test('an address is asked of someone without a registered one', () => {
    expect(fieldWith('registeredAddress', { state: 'not-applicable' })).toMatchObject({
      kind: 'asked',
      state: 'unavailable',
    })
  })
})

describe('by hand', () => {
  test('every field that can be typed is asked, and agency records are left out', () => {
    const names = fieldsOf(buildForm({ product: specimenCard })).map((field) => field.name)
    expect(names).toContain('noticeOfAssessment')
    expect(names).not.toContain('cpfContributions')
    expect(
      fieldsOf(buildForm({ product: specimenCard })).every(
        (field) => field.kind === 'asked' && field.state === 'typed',
      ),
    ).toBe(true)
  })

  test('a repeatable field has as many rows as were added, at most twenty', () => {
    function rowsOf(typed: Record<string, string>): number {
      const field = askedFields(fieldsOf(buildForm({ product: specimenFamily, typed }))).find(
        ({ name }) => name === 'vehicles',
      )
      return new Set(field?.inputs.map((input) => input.row)).size
    }
    expect(rowsOf({})).toBe(0)
    expect(rowsOf({ 'vehicles-rows': '2' })).toBe(2)
    expect(rowsOf({ 'vehicles-rows': '999' })).toBe(20)
    expect(rowsOf({ 'vehicles-rows': 'x' })).toBe(0)
  })
})

test.each(specimens.map((product) => [product.id, product] as const))(
  '%s asks Myinfo for exactly what its steps show',
  (_, product) => {
    const shown = fieldsOf(buildForm({ product, retrieval: retrieval({}) })).map((field) => field.name)
    expect(attributesOf(product).filter((name) => !shown.includes(name))).toEqual([])
  },
)

test.each(specimens.map((product) => [product.id, product] as const))(
  '%s names each field and each input once',
  (_, product) => {
    const fields = fieldsOf(buildForm({ product, typed: { 'vehicles-rows': '2', 'childrenBirthRecords-rows': '2' } }))
    const inputs = askedFields(fields).flatMap((field) => field.inputs.map((input) => input.name))
    expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length)
    expect(new Set(inputs).size).toBe(inputs.length)
  },
)
