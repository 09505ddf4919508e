import { keptIf, type Rule } from '../rule.ts'

const KNOWN = 'grant_type code redirect_uri code_verifier client_id client_assertion_type client_assertion'.split(' ')
const LEAST_BITS = 180
const MODERN = /^TLS_(AES|CHACHA20)|^TLS_ECDHE_(RSA|ECDSA)_WITH_AES_(128|256)_GCM/

/** The token request, the browser's way, and the line itself. */
export const exchangeRules: readonly Rule[] = [
  {
    id: 'token-parameter-unknown',
    at: ['token'],
    right: 'the token request has no parameter that Singpass does not document',
    documents: "Singpass's documentation knows nothing of one of these parameters",
    source: 'Singpass, Integration Guide, 3. The Token Request',
    weight: 'departs',
    judge: ({ parameters }) =>
      keptIf(
        parameters,
        parameters?.every((name) => KNOWN.includes(name)),
      ),
  },
  {
    id: 'verifier-characters',
    at: ['token'],
    right: 'the code verifier is made of letters, digits, "-" and "_"',
    documents: 'Singpass\'s documentation lists letters, digits, "-" and "_" for the code verifier',
    source: 'Singpass, Proof Key for Code Exchange (PKCE)',
    weight: 'departs',
    judge: ({ verifier }) => keptIf(verifier, verifier?.isBase64url),
  },
  {
    id: 'K85',
    at: ['token'],
    right: `the code verifier looks random (more than ${LEAST_BITS} bits by Shannon's estimate)`,
    documents: 'RFC 7636 says that the code verifier is random, of 256 bits',
    source: 'RFC 7636, 7.1',
    weight: 'advice',
    judge: ({ verifier }) => keptIf(verifier, (verifier?.bits ?? 0) > LEAST_BITS),
  },
  {
    id: 'app-launch-android',
    at: ['authorise'],
    right: '"app_launch_url" is not sent from Android',
    documents: 'Singpass documents "app_launch_url" for iOS alone; on Android it breaks the way back',
    source: 'Singpass, Integration Guide, 1. The Authorization Request',
    weight: 'departs',
    judge: ({ hasAppLaunch, userAgent = '' }) =>
      hasAppLaunch ? keptIf(userAgent, !userAgent.includes('Android')) : 'unseen',
  },
  {
    id: 'K01',
    at: ['par', 'token', 'userinfo'],
    right: 'TLS is 1.3, or 1.2 with a modern cipher',
    documents: 'FAPI 2.0 says that TLS is 1.3, or 1.2 with ECDHE and AES-GCM',
    source: 'FAPI 2.0 Security Profile 5.2.1-2; BCP 195',
    weight: 'departs',
    judge: ({ tls }) => keptIf(tls, tls && (tls.protocol === 'TLSv1.3' || MODERN.test(tls.cipher))),
  },
]
