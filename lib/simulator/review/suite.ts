import type { Expectation, Scenario, Stage } from './scenario.ts'

type Row = [module: string, expects: Expectation, faults: readonly string[], says: string, source: string]

const CORE = 'OpenID Connect Core 3.1.3.7'

const rows: [Stage, Row[]][] = [
  [
    'unusual and right',
    [
      [
        'happy-path',
        'completes',
        [
          'par-nonce-odd-characters',
          'token-nonce-outdated',
          'userinfo-nonce-challenge-bare',
          'token-opaque',
          'token-scope-as-asked',
          'id-token-at-hash',
        ],
        'A DPoP nonce is demanded at PAR, another at token, and one more at userinfo, in headers alone.',
        'RFC 9449, 8 and 9',
      ],
      ['valid-aud-as-array', 'completes', ['id-token-aud-list'], '"aud" is a list of one.', CORE],
      [
        'token-endpoint-response-without-expires_in',
        'completes',
        ['token-no-expires-in'],
        'The token answer has no "expires_in".',
        'RFC 6749, 5.1',
      ],
      ['token-type-case-insensitivity', 'completes', ['token-odd-case-type'], '"token_type" is dpOp.', 'RFC 6749, 5.1'],
      [
        'rs-dpop-auth-scheme-case-insensitivity',
        'completes',
        ['userinfo-nonce-challenge-odd-case'],
        'Userinfo writes the scheme of its challenge dPoP.',
        'RFC 9110, 11.1',
      ],
      ['happy-path-no-dpop-nonce', 'completes', [], 'No DPoP nonce is demanded anywhere.', 'RFC 9449, 8'],
    ],
  ],
  [
    'callback',
    [
      [
        'invalid-authorization-response-iss',
        'stops before the token call',
        ['callback-wrong-iss'],
        'The callback\'s "iss" has a 1 behind it.',
        'RFC 9207, 2.4',
      ],
      [
        'remove-authorization-response-iss',
        'stops before the token call',
        ['callback-no-iss'],
        'The callback has no "iss".',
        'RFC 9207, 2.4',
      ],
      [
        'ensure-authorization-response-with-invalid-state-fails',
        'stops before the token call',
        ['callback-wrong-state'],
        'The callback\'s "state" has a 1 behind it.',
        'RFC 6749, 10.12',
      ],
      [
        'ensure-authorization-response-with-invalid-missing-state-fails',
        'stops before the token call',
        ['callback-no-state'],
        'The callback has no "state".',
        'RFC 6749, 10.12',
      ],
    ],
  ],
  [
    'ID token',
    [
      ['invalid-iss', 'wrong-iss', 'of another issuer', '(2)'],
      ['invalid-aud', 'wrong-aud', 'for another client', '(3)'],
      ['invalid-secondary-aud', 'aud-with-stranger', 'for this client and a stranger', '(3)'],
      ['invalid-null-alg', 'alg-none', 'signed by nothing (alg none)', '(6)'],
      ['invalid-alternate-alg', 'rs256', 'signed by RS256 with a published RSA key', '(7)'],
      ['invalid-expired-exp', 'expired', 'six minutes past its "exp"', '(9)'],
      ['invalid-missing-exp', 'no-exp', 'without "exp"', '(9)'],
      ['invalid-missing-aud', 'no-aud', 'without "aud"', '(3)'],
      ['invalid-missing-iss', 'no-iss', 'without "iss"', '(2)'],
      ['invalid-nonce', 'wrong-nonce', 'of another nonce', '(11)'],
      ['invalid-missing-nonce', 'no-nonce', 'without nonce', '(11)'],
    ].map(([module = '', fault = '', is = '', rule = '']): Row => {
      return [module, 'stops after the token call', [`id-token-${fault}`], `The ID token is ${is}.`, `${CORE} ${rule}`]
    }),
  ],
  [
    'documents',
    [
      [
        'discovery-issuer-mismatch',
        'stops before PAR',
        ['discovery-wrong-issuer'],
        'The discovery document names another issuer.',
        'RFC 8414, 3.3',
      ],
    ],
  ],
]

/** The 22 modules of the OpenID Foundation's FAPI 2.0 relying-party plan that apply to a client of Singpass. */
export const suite: readonly Scenario[] = rows.flatMap(([stage, modules]) =>
  modules.map(([module, expects, faults, says, source]) => ({
    id: module,
    stage,
    faults,
    expects,
    says,
    source,
    module,
  })),
)
