import { keptIf, type Rule } from '../rule.ts'

const at = ['par', 'token'] as const
const page = 'Singpass, Generation Of Client Assertion'

/** Client assertions at PAR and token. */
export const assertionRules: readonly Rule[] = [
  {
    id: 'assertion-typ',
    at,
    right: 'the client assertion has "typ": "JWT"',
    documents: 'Singpass\'s documentation says that the header\'s "typ" must be JWT',
    source: page,
    weight: 'departs',
    judge: ({ assertion }) => keptIf(assertion, assertion?.typ === 'JWT'),
  },
  {
    id: 'assertion-aud',
    at,
    right: 'the client assertion is for the issuer',
    documents: 'Singpass\'s documentation says that "aud" is the issuer, not an endpoint',
    source: `${page}; FAPI 2.0 Security Profile 5.3.3.1-5`,
    weight: 'departs',
    judge: ({ assertion }) => keptIf(assertion, assertion?.aud === 'issuer'),
  },
  {
    id: 'assertion-cnf',
    at,
    right: 'the client assertion has no "cnf"',
    documents: 'Singpass\'s documentation says that "cnf", a member of Myinfo v4, must go',
    source: 'Singpass, Migration Guides, Myinfo v4',
    weight: 'departs',
    judge: ({ assertion }) => keptIf(assertion, !assertion?.claims.includes('cnf')),
  },
  {
    id: 'assertion-code',
    at,
    right: 'the client assertion has no "code"',
    documents: 'Singpass\'s documentation withdrew the member "code" on 14 August 2026',
    source: 'Singpass, Documentation Changelog',
    weight: 'departs',
    judge: ({ assertion }) => keptIf(assertion, !assertion?.claims.includes('code')),
  },
  {
    id: 'K13',
    at,
    right: 'the client assertion names its key by "kid"',
    documents: 'without "kid" Singpass has to try all of your signing keys, and the OpenID suite refuses it',
    source: page,
    weight: 'advice',
    judge: ({ assertion }) => keptIf(assertion, assertion?.hasKid),
  },
]
