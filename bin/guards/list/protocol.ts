import type { Guard } from '../guard.ts'

const fapi = 'lib/singpass/fapi'
const v3 = 'lib/singpass/v3'
const nested = { file: `${fapi}/nested-jwt.ts`, tests: [`${fapi}/nested-jwt.test.ts`] }
const idToken = { file: `${fapi}/id-token.ts`, tests: [`${fapi}/id-token.test.ts`] }
const person = { file: `${fapi}/person.ts`, tests: [`${fapi}/person.test.ts`] }
const callback = { file: `${fapi}/callback.ts`, tests: [`${fapi}/callback.test.ts`] }
const issuer = { file: `${fapi}/issuer/issuer.ts`, tests: [`${fapi}/issuer/issuer.test.ts`] }
const serverKeys = { file: `${fapi}/issuer/server-keys.ts`, tests: [`${fapi}/issuer/server-keys.test.ts`] }

/** What is checked of Singpass's answers, and of whatever poses as one. */
export const protocolGuards: readonly Guard[] = [
  {
    id: 'callback.state',
    ...callback,
    find: "isAttempts('state', parameters.state === state,",
    replace: "isAttempts('state', true,",
  },
  {
    id: 'callback.iss',
    ...callback,
    find: "check('iss', iss === issuer || (iss === undefined && mayBeMissing),",
    replace: "check('iss', true,",
  },
  {
    id: 'callback.repeated',
    ...callback,
    find: 'others.length === 0 && isReadable,',
    replace: 'isReadable,',
  },
  {
    id: 'callback.foreign',
    ...callback,
    find: "check('callback.foreign', !foreign.some((name) => query.has(name)),",
    replace: "check('callback.foreign', true,",
  },
  {
    id: 'jwe.alg',
    ...nested,
    find: "check('jwe.alg', isOneOf(keyAgreements, alg),",
    replace: "check('jwe.alg', true,",
  },
  {
    id: 'jwe.enc',
    ...nested,
    find: "check('jwe.enc', isOneOf(contentEncryptions, enc),",
    replace: "check('jwe.enc', true,",
  },
  { id: 'jwe.zip', ...nested, find: "check('jwe.zip', zip === undefined,", replace: "check('jwe.zip', true," },
  {
    id: 'jwe.header',
    ...nested,
    find: "check('jwe.header', !hasForeignKey(header),",
    replace: "check('jwe.header', true,",
  },
  { id: 'jws.alg', ...nested, find: "check('jws.alg', alg === 'ES256',", replace: "check('jws.alg', true," },
  {
    id: 'jws.header',
    ...nested,
    find: "check('jws.header', !hasForeignKey(header),",
    replace: "check('jws.header', true,",
  },
  {
    id: 'jws.signature',
    file: 'lib/singpass/jose/verify.ts',
    find: "return isSigned ? Buffer.from(payload, 'base64url') : undefined",
    replace: "return isSigned || true ? Buffer.from(payload, 'base64url') : undefined",
    tests: ['lib/singpass/jose/jose.test.ts', ...nested.tests],
  },
  { id: 'id-token.iss', ...idToken, find: "check('iss', iss === issuer,", replace: "check('iss', true," },
  { id: 'id-token.aud', ...idToken, find: "check('aud', isAudience(aud, clientId),", replace: "check('aud', true," },
  {
    id: 'id-token.azp',
    ...idToken,
    find: "check('azp', azp === undefined || azp === clientId,",
    replace: "check('azp', true,",
  },
  {
    id: 'id-token.nonce',
    ...idToken,
    find: "check('nonce', claims.nonce === received.nonce,",
    replace: "check('nonce', true,",
  },
  { id: 'id-token.exp', ...idToken, find: "check('exp', exp > now,", replace: "check('exp', true," },
  {
    id: 'id-token.at_hash',
    ...idToken,
    find: "check('at_hash', hash === undefined || hash === expected,",
    replace: "check('at_hash', true,",
  },
  {
    id: 'id-token.acr',
    ...idToken,
    find: "check('acr.level', reaches(acr, floors),",
    replace: "check('acr.level', true,",
  },
  { id: 'id-token.act', ...idToken, find: "check('act', act === undefined,", replace: "check('act', true," },
  {
    id: 'claims.iat-old',
    file: `${fapi}/claims.ts`,
    find: "check('iat', iat >= now - oldest - clockSkew,",
    replace: "check('iat', true,",
    tests: idToken.tests,
  },
  {
    id: 'claims.audience-alone',
    file: `${fapi}/claims.ts`,
    find: 'aud.length === 1 && aud[0] === clientId',
    replace: 'aud.includes(clientId)',
    tests: idToken.tests,
  },
  { id: 'person.sub', ...person, find: "check('sub', sub === subject,", replace: "check('sub', true," },
  {
    id: 'person.iss',
    ...person,
    find: "check('iss', iss === connection.issuer,",
    replace: "check('iss', true,",
  },
  {
    id: 'person.aud',
    ...person,
    find: "check('aud', isAudience(aud, connection.clientId),",
    replace: "check('aud', true,",
  },
  {
    id: 'token.type',
    file: `${fapi}/token.ts`,
    find: "type.toLowerCase() === 'dpop'",
    replace: "type !== ''",
    tests: [`${fapi}/token.test.ts`],
  },
  {
    id: 'discovery.issuer',
    file: `${fapi}/issuer/discovery.ts`,
    find: "check('discovery.issuer', document.issuer === issuer,",
    replace: "check('discovery.issuer', true,",
    tests: [`${fapi}/issuer/discovery.test.ts`],
  },
  {
    id: 'discovery.endpoint',
    ...issuer,
    find: "return url.host === home.host || (isSingpassHost(home) && isSingpassHost(url) && url.port === '')",
    replace: 'return true',
    tests: [...issuer.tests, `${fapi}/issuer/discovery.test.ts`],
  },
  {
    id: 'issuer.https',
    ...issuer,
    find: "return url.protocol === 'http:' && allowInsecureLoopback && isLoopback(url)",
    replace: "return url.protocol === 'http:'",
  },
  {
    id: 'server-keys.use',
    ...serverKeys,
    find: "if (kty !== 'EC' || crv !== 'P-256' || alg !== 'ES256' || use !== 'sig') return []",
    replace: '',
  },
  {
    id: 'server-keys.private',
    ...serverKeys,
    find: "if (!isJsonObject(key) || 'd' in key) return []",
    replace: 'if (!isJsonObject(key)) return []',
  },
  {
    id: 'upstream.redirect',
    file: 'lib/singpass/upstream/http.ts',
    find: 'refuseRedirect(received, request.endpoint)',
    replace: '',
    tests: ['lib/singpass/upstream/http.test.ts'],
  },
  {
    id: 'upstream.size',
    file: 'lib/singpass/upstream/body.ts',
    find: 'if (size > bodyLimit) throw new BodyTooLarge()',
    replace: '',
    tests: ['lib/singpass/upstream/http.test.ts'],
  },
  {
    id: 'upstream.proto',
    file: 'lib/singpass/upstream/json.ts',
    find: "name === '__proto__' || ",
    replace: '',
    tests: ['lib/singpass/upstream/json.test.ts'],
  },
  {
    id: 'trace.names',
    file: 'lib/singpass/trace/shown.ts',
    find: 'if (publicNames.has(name) && text.length',
    replace: 'if (text.length',
    tests: ['lib/singpass/trace/shown.test.ts'],
  },
  {
    id: 'v3.state',
    file: `${v3}/callback.ts`,
    find: "check('state', isSame,",
    replace: "check('state', true,",
    tests: [`${v3}/callback.test.ts`, `${v3}/client.test.ts`],
  },
  {
    id: 'v3.jws-header',
    file: `${v3}/jws.ts`,
    find: "if (header.alg !== 'RS256' || 'crit' in header) return undefined",
    replace: '',
    tests: [`${v3}/open-person.test.ts`],
  },
  {
    id: 'v3.jws-signature',
    file: `${v3}/jws.ts`,
    find: "return isSigned ? decodeUtf8(Buffer.from(payload, 'base64url')) : undefined",
    replace: "return isSigned || true ? decodeUtf8(Buffer.from(payload, 'base64url')) : undefined",
    tests: [`${v3}/open-person.test.ts`],
  },
  {
    id: 'v3.audience',
    file: `${v3}/access-token.ts`,
    find: "check('access_token.aud', isOurs(aud, rules.audiences),",
    replace: "check('access_token.aud', true,",
    tests: [`${v3}/access-token.test.ts`],
  },
  {
    id: 'v3.issuer',
    file: `${v3}/access-token.ts`,
    find: "check('access_token.iss', isIssuer,",
    replace: "check('access_token.iss', true,",
    tests: [`${v3}/access-token.test.ts`],
  },
  {
    id: 'v3.uinfin',
    file: `${v3}/open-person.ts`,
    find: "check('person.uinfin', isOf(person, subject),",
    replace: "check('person.uinfin', true,",
    tests: [`${v3}/open-person.test.ts`, `${v3}/client.test.ts`],
  },
]
