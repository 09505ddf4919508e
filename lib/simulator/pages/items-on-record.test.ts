import { expect, test } from 'vitest'
import { personas } from '../personas/index.ts'
import { countFilled } from './items-on-record.ts'

function named(title: string) {
  const found = personas.find((persona) => persona.title === title)
  if (!found) throw new Error(`nobody is called "${title}"`)
  return found
}

test('a person with a record for each item has all that is asked for, the leaves of a group as one', () => {
  const scopes = ['openid', 'name', 'cpfbalances.oa', 'cpfbalances.ma', 'vehicles.vehicleno']

  expect(countFilled(named('Citizen with everything'), scopes)).toEqual({ asked: 3, filled: 3 })
})

test('an item that is flagged unavailable has no value, and one that does not apply is not counted', () => {
  expect(countFilled(named('Everything unavailable'), ['name', 'email'])).toEqual({ asked: 2, filled: 0 })
  expect(countFilled(named('S Pass holder'), ['residentialstatus', 'name'])).toEqual({ asked: 1, filled: 1 })
})
