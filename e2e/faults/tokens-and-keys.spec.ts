import { expect } from '@playwright/test'
import { arm } from '../simulator.ts'
import { expectOutcome } from './expectations.ts'
import { test } from './fault-test.ts'
import { meetAll } from './meet.ts'
import { ofBothTokens } from './row.ts'
import { openClean, travel } from './trip.ts'

test('F054 keys that rotate between the ID token and the person, the old one gone at once, open the form', async () => {
  await arm('rotate-before-userinfo-dropping-old')
  const trip = await travel()
  expectOutcome(trip, 'retrieved')
  expect((await openClean(trip)).text).toContain(trip.someone?.name)
})

meetAll([
  ...ofBothTokens({ number: 'F047', what: 'a token that is not encrypted' }, [
    'not-encrypted',
    'plain-json',
    'garbage',
  ]),
  ...ofBothTokens({ number: 'F048', what: 'a token to a key that is not ours' }, [
    'to-unknown-kid',
    'no-recipient-kid',
  ]),
  ...ofBothTokens({ number: 'F049', what: 'an encryption that was not agreed' }, [
    'rsa1-5',
    'rsa-oaep',
    'dir',
    'pbes2',
    'ecdh-direct',
    'enc-a128cbc',
    'enc-a128gcm',
    'enc-unknown',
    'epk-other-curve',
    'epk-off-curve',
  ]),
  ...ofBothTokens({ number: 'F050', what: 'a compressed token' }, ['zip', 'zip-bomb']),
  ...ofBothTokens({ number: 'F051', what: 'one bit changed' }, [
    'altered-header',
    'altered-key',
    'altered-iv',
    'altered-ciphertext',
    'altered-tag',
  ]),
  ...ofBothTokens({ number: 'F052', what: 'a signature that is none, or by another algorithm' }, [
    'alg-none',
    'bad-signature',
    'zero-signature',
    'no-signature',
    'not-signed',
    'hs256-public-key',
    'hs256-client-id',
    'es384',
    'ps256',
    'eddsa',
  ]),
  ...ofBothTokens({ number: 'F053', what: 'a signature by a key that is not published' }, ['unknown-kid', 'no-kid']),
  ...ofBothTokens({ number: 'F056', what: 'a header that brings a key or a rule of its own' }, [
    'jku',
    'x5u',
    'embedded-jwk',
    'crit',
  ]),
  ...ofBothTokens({ number: 'F057', what: 'another issuer or audience' }, [
    'wrong-iss',
    'no-iss',
    'wrong-aud',
    'no-aud',
    'aud-with-stranger',
  ]),
  ...ofBothTokens({ number: 'F058', what: 'a time of issue that is missing, old or ahead' }, [
    'no-iat',
    'iat-text',
    'iat-week-old',
    'iat-far-ahead',
  ]),
  {
    number: 'F058',
    what: 'an expiry that is missing, past or absurd',
    faults: ['no-exp', 'exp-text', 'expired', 'exp-just-past', 'exp-in-ten-years', 'nbf-ahead'].map(
      (name) => `id-token-${name}`,
    ),
    outcome: 'invalid',
    reach: 'token',
  },
  {
    number: 'F058',
    what: 'a clock that is 45 seconds ahead, and other right things',
    faults: [
      'id-token-iat-45-s-ahead',
      'person-token-iat-45-s-ahead',
      'person-token-iat-digits',
      'id-token-aud-list',
      'person-token-aud-list',
      'id-token-gcm',
      'id-token-extra-claims',
      'id-token-unknown-amr',
      'person-token-cbc',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F059',
    what: 'a nonce that is wrong or missing, or a token of another login',
    faults: ['id-token-wrong-nonce', 'id-token-no-nonce', 'id-token-of-another-login'],
    outcome: 'invalid',
    reach: 'token',
  },
  {
    number: 'F060',
    what: 'an ID token of nobody, or of somebody acting for another',
    faults: ['no-sub', 'empty-sub', 'old-sub', 'sub-type-other', 'act', 'wrong-azp', 'wrong-at-hash'].map(
      (name) => `id-token-${name}`,
    ),
    outcome: 'invalid',
    reach: 'token',
  },
  {
    number: 'F060',
    what: 'a person who is not the one of the ID token',
    faults: [
      'id-token-other-sub',
      'person-token-other-sub',
      'person-token-no-sub',
      'person-token-empty-sub',
      'person-token-is-id-token',
    ],
    outcome: 'invalid',
    reach: 'userinfo',
  },
  {
    number: 'F061',
    what: 'a level of assurance below what was asked',
    faults: ['id-token-loa-1'],
    outcome: 'stronger_login',
    reach: 'token',
  },
  {
    number: 'F061',
    what: 'a level of assurance that is unknown or missing',
    faults: ['id-token-loa-unknown', 'id-token-no-acr'],
    outcome: 'invalid',
    reach: 'token',
  },
])
