import type { FapiConnection } from '../connection.ts'

/** A connection for tests of one part; whatever the test does not give fails when it is used. */
export function buildTestConnection(given: Partial<FapiConnection>): FapiConnection {
  const missing = () => Promise.reject(new Error('not given to this test'))
  return {
    name: 'fapi',
    issuer: 'https://stg-id.singpass.gov.sg/fapi',
    clientId: 'client',
    minimumAcr: 'urn:singpass:authentication:loa:2',
    metadata: { get: missing, renew: missing },
    serverKeys: { get: missing, renew: missing },
    keyRing: () => {
      throw new Error('not given to this test')
    },
    now: Date.now,
    upstream: {},
    ...given,
  }
}
