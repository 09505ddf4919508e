import { SingpassError } from 'singpass-client'
import { expect, test } from 'vitest'
import { outcomeOf } from '../auth/outcome.ts'
import { alarmOf } from './alarm.ts'

type Failure = ConstructorParameters<typeof SingpassError>
const failed = (code: Failure[0], details: Failure[2] = {}) => new SingpassError(code, 'for a test', details)

test.each([
  [
    'F010 our client is refused',
    failed('request_rejected', { endpoint: 'par', status: 401 }),
    'configuration',
    'refused',
  ],
  ['F014 our clock is off', failed('request_rejected', { endpoint: 'par', check: 'clock' }), 'clock', 'unavailable'],
  ['F007 discovery is not the issuer’s', failed('response_invalid', { endpoint: 'discovery' }), 'metadata', 'invalid'],
  ['F055 no published key is usable', failed('response_invalid', { endpoint: 'jwks' }), 'metadata', 'invalid'],
  [
    'F038 their certificate is wrong',
    failed('response_invalid', { endpoint: 'token', check: 'tls' }),
    'tls',
    'invalid',
  ],
  ['F052 a signature is wrong', failed('response_invalid', { check: 'jws.signature' }), undefined, 'invalid'],
  ['F061 the login was too weak', failed('response_invalid', { check: 'acr.level' }), undefined, 'stronger_login'],
  ['F015 nothing was shared', failed('access_denied'), undefined, 'declined'],
  ['F039 Singpass is down', failed('unavailable', { status: 503 }), undefined, 'unavailable'],
])('%s: the right alarm for operators, the right words for the applicant', (_, failure, alarm, outcome) => {
  expect([alarmOf(failure), outcomeOf(failure)]).toEqual([alarm, outcome])
})
