/** The last call to Singpass that may be made once the fault has been met. */
export type Reach = 'par' | 'callback' | 'token' | 'userinfo'

/** One fault in the matrix: what is made to go wrong, and what the applicant meets. */
export interface FaultRow {
  number: string
  what: string
  /** Faults by their names at the simulator; each is one journey. */
  faults: readonly string[]
  /**
   * `outcome` of the product's page; `retrieved` for the form; `not_matched` for the page that a callback of no
   * attempt meets.
   */
  outcome: string
  reach: Reach
  /** How often the application meets the fault while it lasts: more than once where it may repeat a call. */
  met?: number
  /** The fault lasts this long; beyond every repeat unless said. */
  times?: number
  /** Milliseconds within which the applicant has an answer. */
  within?: number
}

const both = (names: readonly string[]) =>
  ['id-token', 'person-token'].map((token) => names.map((n) => `${token}-${n}`))

/** The same refusals of the ID token, before userinfo is asked, and of the token that carries the person. */
function ofBothTokens(row: { number: string; what: string }, names: readonly string[]): FaultRow[] {
  const [idToken = [], person = []] = both(names)
  return [
    { ...row, what: `${row.what}, in the ID token`, faults: idToken, outcome: 'invalid', reach: 'token' },
    { ...row, what: `${row.what}, in the person`, faults: person, outcome: 'invalid', reach: 'userinfo' },
  ]
}

const starting: readonly FaultRow[] = [
  {
    number: 'F008',
    what: 'a pushed request that is never answered',
    faults: ['par-silent'],
    outcome: 'unavailable',
    reach: 'par',
    met: 2,
    within: 7_000,
  },
  {
    number: 'F009',
    what: 'a pushed request that fails once',
    faults: ['par-500', 'par-502', 'par-503', 'par-429', 'par-server-error', 'par-temporarily-unavailable'],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 1,
    met: 1,
  },
  {
    number: 'F009',
    what: 'a pushed request that keeps failing',
    faults: ['par-500', 'par-503', 'par-429', 'par-temporarily-unavailable'],
    outcome: 'unavailable',
    reach: 'par',
    met: 2,
  },
  {
    number: 'F010',
    what: 'a client, scope or request that Singpass refuses',
    faults: ['par-invalid-client', 'par-invalid-scope', 'par-invalid-request', 'par-invalid-dpop-proof'],
    outcome: 'refused',
    reach: 'par',
  },
  {
    number: 'F011',
    what: 'a pushed request without a usable answer',
    faults: [
      'par-no-request-uri',
      'par-request-uri-number',
      'par-html',
      'par-empty',
      'par-truncated',
      'par-expires-in-zero',
      'par-expires-in-negative',
      'par-expires-in-text',
      'par-no-expires-in',
    ],
    outcome: 'unavailable',
    reach: 'par',
  },
  {
    number: 'F012',
    what: 'a DPoP nonce demanded once',
    faults: [
      'par-nonce-challenge',
      'token-nonce-challenge',
      'userinfo-nonce-challenge',
      'userinfo-nonce-challenge-odd-case',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 1,
  },
  {
    number: 'F013',
    what: 'a request_uri that has expired',
    faults: ['callback-invalid-request-uri'],
    outcome: 'unavailable',
    reach: 'callback',
  },
]

const comingBack: readonly FaultRow[] = [
  {
    number: 'F016',
    what: 'a login that is cancelled or fails',
    faults: ['callback-access-denied', 'callback-login-required'],
    outcome: 'declined',
    reach: 'callback',
  },
  {
    number: 'F017',
    what: 'an error of Singpass that may pass',
    faults: ['callback-server-error', 'callback-temporarily-unavailable'],
    outcome: 'unavailable',
    reach: 'callback',
  },
  {
    number: 'F018',
    what: 'an unknown error, or a description with markup or of 5 kB',
    faults: ['callback-unknown-error', 'callback-html-in-description', 'callback-long-description'],
    outcome: 'unavailable',
    reach: 'callback',
  },
  {
    number: 'F026',
    what: 'a state that is missing, twice or too long',
    faults: [
      'callback-no-state',
      'callback-empty-state',
      'callback-state-twice',
      'callback-long-state',
      'callback-error-without-state',
      'callback-in-fragment',
    ],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F027',
    what: 'a state that is not of this attempt',
    faults: ['callback-wrong-state', 'callback-unknown-state'],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F030',
    what: 'a code without iss',
    faults: ['callback-no-iss'],
    outcome: 'invalid',
    reach: 'callback',
  },
  {
    number: 'F031',
    what: 'an iss that is not our issuer, letter by letter',
    faults: [
      'callback-wrong-iss',
      'callback-legacy-iss',
      'callback-staging-iss',
      'callback-iss-with-slash',
      'callback-iss-in-capitals',
    ],
    outcome: 'invalid',
    reach: 'callback',
  },
  {
    number: 'F032',
    what: 'a query that no authorization server sends',
    faults: [
      'callback-code-and-error',
      'callback-code-twice',
      'callback-iss-twice',
      'callback-no-code',
      'callback-code-array',
      'callback-long-code',
      'callback-control-characters',
    ],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F032',
    what: 'a code that is empty',
    faults: ['callback-empty-code'],
    outcome: 'invalid',
    reach: 'callback',
  },
]

const exchanging: readonly FaultRow[] = [
  {
    number: 'F034',
    what: 'a code that is expired, used or of another client',
    faults: ['callback-foreign-code', 'token-invalid-grant'],
    outcome: 'start_again',
    reach: 'token',
  },
  {
    number: 'F035',
    what: 'a token call that is never answered',
    faults: ['token-silent'],
    outcome: 'unavailable',
    reach: 'token',
    within: 6_500,
  },
  {
    number: 'F036',
    what: 'a token answer of one byte a second',
    faults: ['token-one-byte-a-second'],
    outcome: 'unavailable',
    reach: 'token',
    within: 6_500,
  },
  {
    number: 'F037',
    what: 'a token answer that is cut off',
    faults: ['token-reset', 'token-closed-half-way'],
    outcome: 'unavailable',
    reach: 'token',
  },
  {
    number: 'F039',
    what: 'a token call that fails',
    faults: ['token-500', 'token-502', 'token-503', 'token-503-retry-after', 'token-429', 'token-server-error'],
    outcome: 'unavailable',
    reach: 'token',
  },
  {
    number: 'F040',
    what: 'a web page in place of tokens',
    faults: ['token-html', 'token-empty'],
    outcome: 'unavailable',
    reach: 'token',
  },
  {
    number: 'F040',
    what: 'good tokens under no or the wrong content type',
    faults: ['token-no-content-type', 'token-wrong-content-type'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F041',
    what: 'a token answer that is half, or not UTF-8',
    faults: ['token-truncated', 'token-invalid-utf8'],
    outcome: 'unavailable',
    reach: 'token',
  },
  {
    number: 'F042',
    what: 'a token answer without end',
    faults: ['token-endless', 'token-gzip-bomb', 'token-large'],
    outcome: 'unavailable',
    reach: 'token',
    within: 6_500,
  },
  {
    number: 'F043',
    what: 'a token answer that is no object, or nests too deep, or reaches for the prototype',
    faults: ['token-json-array', 'token-json-null', 'token-json-deep', 'token-proto'],
    outcome: 'unavailable',
    reach: 'token',
  },
  {
    number: 'F044',
    what: 'a token answer without what was agreed',
    faults: [
      'token-bearer',
      'token-no-token-type',
      'token-no-access-token',
      'token-access-token-number',
      'token-no-id-token',
      'token-id-token-object',
      'token-duplicate-keys',
    ],
    outcome: 'invalid',
    reach: 'token',
  },
  {
    number: 'F044',
    what: 'a token answer that is unusual but right',
    faults: ['token-odd-case-type', 'token-no-expires-in', 'token-refresh-token'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F045',
    what: 'a token call that is redirected to another host',
    faults: ['token-redirect-elsewhere'],
    outcome: 'invalid',
    reach: 'token',
  },
]

const judging: readonly FaultRow[] = [
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
    faults: ['no-exp', 'exp-text', 'expired', 'exp-in-ten-years', 'nbf-ahead'].map((name) => `id-token-${name}`),
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
    what: 'a level of assurance that is unknown or missing',
    faults: ['id-token-loa-unknown', 'id-token-no-acr'],
    outcome: 'invalid',
    reach: 'token',
  },
]

const fetching: readonly FaultRow[] = [
  {
    number: 'F062',
    what: 'a person call that fails twice',
    faults: ['userinfo-500', 'userinfo-503', 'userinfo-reset'],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 2,
    met: 2,
  },
  {
    number: 'F062',
    what: 'a person call that keeps failing',
    faults: ['userinfo-500', 'userinfo-503', 'userinfo-temporarily-unavailable', 'userinfo-error-with-200'],
    outcome: 'unavailable',
    reach: 'userinfo',
    met: 3,
  },
  {
    number: 'F062',
    what: 'a person call that is never answered',
    faults: ['userinfo-silent'],
    outcome: 'unavailable',
    reach: 'userinfo',
    met: 3,
    within: 16_000,
  },
  {
    number: 'F063',
    what: 'an agency that is being serviced',
    faults: ['userinfo-502', 'userinfo-upstream-dependency-error', 'userinfo-upstream-depedency-error'],
    outcome: 'agency_downtime',
    reach: 'userinfo',
    met: 3,
  },
  {
    number: 'F064',
    what: 'an access token that is not accepted',
    faults: ['userinfo-invalid-token', 'userinfo-bare-401'],
    outcome: 'start_again',
    reach: 'userinfo',
  },
  {
    number: 'F064',
    what: 'an account without Myinfo',
    faults: ['userinfo-invalid-request', 'userinfo-error-as-jwt'],
    outcome: 'no_myinfo',
    reach: 'userinfo',
  },
  {
    number: 'F065',
    what: 'items that are unavailable, missing or do not apply',
    faults: [
      'person-all-unavailable',
      'person-first-unavailable',
      'person-first-missing',
      'person-empty',
      'person-not-applicable',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F066',
    what: 'items of no sense',
    faults: [
      'person-null-items',
      'person-null-values',
      'person-wrong-types',
      'person-list-items',
      'person-unknown-codes',
      'person-impossible-dates',
      'person-unknown-members',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F067',
    what: 'more items than were asked for',
    faults: ['person-more-than-asked'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F068',
    what: 'texts with markup, NUL, right-to-left and other scripts',
    faults: ['person-hostile-strings'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F070',
    what: 'a very large person',
    faults: ['person-very-large'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F066',
    what: 'a person object that reaches for the prototype, or is none',
    faults: [
      'person-proto',
      'person-token-no-person-info',
      'person-token-person-info-null',
      'person-token-person-info-list',
      'person-token-person-info-text',
    ],
    outcome: 'invalid',
    reach: 'userinfo',
  },
]

/** Faults that the simulator can make, of the groups A to E of the fault matrix. */
export const faultRows: readonly FaultRow[] = [...starting, ...comingBack, ...exchanging, ...judging, ...fetching]
