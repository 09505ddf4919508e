import { KNOWN_PARAMETERS } from '../../fapi/checks/pushed-parameters.ts'
import type { ObservedCall, SecretShape } from '../observed.ts'
import { type Kept, keptIf, type Rule } from '../rule.ts'

const page = 'Singpass, Integration Guide, 1. The Authorization Request'
const at = ['par'] as const
const SHORTEST = 30
const FAPI_LONGEST_NONCE = 64
const EVERYWHERE_NONCE = 43

/** What is pushed at PAR. */
export const requestRules: readonly Rule[] = [
  ...(['state', 'nonce'] as const).map(
    (name): Rule => ({
      id: `${name}-short`,
      at,
      right: `"${name}" has ${SHORTEST} characters or more`,
      documents: `Singpass's documentation advises ${SHORTEST} characters or more for "${name}"`,
      source: page,
      weight: 'departs',
      judge: (call) => keptIf(call[name], (call[name]?.length ?? 0) >= SHORTEST),
    }),
  ),
  {
    id: 'nonce-long',
    at,
    right: `"nonce" has ${FAPI_LONGEST_NONCE} characters or fewer`,
    documents: `FAPI 2.0 lets a server refuse a "nonce" of more than ${FAPI_LONGEST_NONCE} characters`,
    source: 'FAPI 2.0 Security Profile 5.3.3.2-7',
    weight: 'departs',
    judge: ({ nonce }) => keptIf(nonce, (nonce?.length ?? 0) <= FAPI_LONGEST_NONCE),
  },
  {
    id: 'K75',
    at,
    right: `"nonce" has ${EVERYWHERE_NONCE} characters or fewer`,
    documents: `the OpenID suite warns of a "nonce" of more than ${EVERYWHERE_NONCE} characters`,
    source: 'OpenID FAPI 2.0 relying-party tests',
    weight: 'advice',
    judge: ({ nonce }) => keptIf(nonce, (nonce?.length ?? 0) <= EVERYWHERE_NONCE),
  },
  {
    id: 'K74',
    at,
    right: '"nonce" is made of unreserved characters',
    documents: 'the OpenID suite warns of a "nonce" with characters that a URL has to escape',
    source: 'OpenID FAPI 2.0 relying-party tests',
    weight: 'advice',
    judge: ({ nonce }) => keptIf(nonce, nonce?.isUnreserved),
  },
  {
    id: 'scope-openid-alone',
    at,
    right: 'a Myinfo application asks for data items beside "openid"',
    documents: "Singpass's documentation says that a Myinfo application asks for items of the data catalogue",
    source: page,
    weight: 'departs',
    judge: ({ scopes, parameters = [] }) => {
      const isLogin = parameters.includes('authentication_context_type')
      return isLogin
        ? 'unseen'
        : keptIf(
            scopes,
            scopes?.some((scope) => scope !== 'openid'),
          )
    },
  },
  {
    id: 'parameter-unknown',
    at,
    right: 'PAR has no parameter that Singpass does not document',
    documents: "Singpass's documentation knows nothing of one of these parameters",
    source: page,
    weight: 'departs',
    judge: ({ parameters }) =>
      keptIf(
        parameters,
        parameters?.every((name) => KNOWN_PARAMETERS.has(name)),
      ),
  },
  ...(['state', 'nonce', 'challenge'] as const).map(
    (name): Rule => ({
      id: `${name}-reused`,
      at,
      right: `each login has a "${name === 'challenge' ? 'code_challenge' : name}" of its own`,
      documents: 'FAPI 2.0 says that state, nonce and code verifier are fresh for each login',
      source: 'FAPI 2.0 Security Profile 5.3.3.2-4; RFC 7636, 4.1',
      weight: 'departs',
      judge: (call, earlier) =>
        isFresh(
          call[name],
          earlier.map((other) => other[name]),
        ),
    }),
  ),
]

function isFresh(secret: SecretShape | undefined, others: readonly (SecretShape | undefined)[]): Kept {
  const known = others.filter((other) => other !== undefined)
  if (secret === undefined || known.length === 0) return 'unseen'
  return keptIf(secret, !known.some(({ hash }) => hash === secret.hash))
}

/** Names that are not documented, for the remark. */
export function unknownParameters({ parameters = [] }: ObservedCall): string[] {
  return parameters.filter((name) => !KNOWN_PARAMETERS.has(name)).map((name) => name.replaceAll(/[^\w.-]/g, '?'))
}
