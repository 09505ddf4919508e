/** Single steps of the protocols, for tools that look for what is wrong with a set-up: a doctor, a monitor, a bench. */

export { fetchMetadata, type ServerMetadata } from './fapi/issuer/discovery.ts'
export { fetchServerKeys } from './fapi/issuer/server-keys.ts'
export { startDeadline } from './upstream/deadline.ts'
export type { UpstreamAnswer } from './upstream/exchange.ts'
export { callUpstream } from './upstream/http.ts'
export { verifyAccessToken } from './v3/access-token.ts'
export { buildAuthorisation } from './v3/authorise.ts'
export type { V3Connection } from './v3/connection.ts'
export { importV3Keys, type V3Keys } from './v3/keys.ts'
export { openPerson } from './v3/open-person.ts'
export { buildBaseString, type SignableRequest, signPkiRequest } from './v3/pki-signature.ts'
export { fetchAccessToken } from './v3/token.ts'
