import { keptIf, type Rule } from '../rule.ts'

const page = 'Singpass, Demonstrating Proof of Possession (DPoP)'
const everywhere = ['par', 'token', 'userinfo'] as const

/** DPoP proofs, and the keys that make them. */
export const proofRules: readonly Rule[] = [
  {
    id: 'K45',
    at: ['par', 'token'],
    right: 'DPoP proofs at PAR and token have no "ath"',
    documents: 'RFC 9449 says that "ath" stands only where an access token is presented',
    source: 'RFC 9449, 4.2',
    weight: 'departs',
    judge: ({ proof }) => keptIf(proof, !proof?.claims.includes('ath')),
  },
  {
    id: 'K37',
    at: everywhere,
    right: 'a "kid" in a DPoP proof is the key\'s own',
    documents: 'the OpenID suite refuses a DPoP proof whose "kid" is not that of its "jwk"',
    source: 'RFC 7515, 4.1.4',
    weight: 'advice',
    judge: ({ proof }) => keptIf(proof, !proof?.hasOddKid),
  },
  {
    id: 'proof-exp',
    at: everywhere,
    right: 'DPoP proofs have an "exp"',
    documents: 'Singpass\'s page of March 2026 requires "exp" in a DPoP proof; later ones are silent: send it',
    source: page,
    weight: 'advice',
    judge: ({ proof }) => keptIf(proof, proof?.claims.includes('exp')),
  },
  {
    id: 'dpop-signing-key',
    at: ['par', 'token'],
    right: 'the DPoP key is not the signing key',
    documents: "Singpass's documentation says that the DPoP key is never the key that signs assertions",
    source: page,
    weight: 'departs',
    judge: ({ proof }) => keptIf(proof, !proof?.isSigningKey),
  },
  {
    id: 'dpop-key-reused',
    at: ['par'],
    right: 'each login has a DPoP key of its own',
    documents: "Singpass's documentation says that each login has a new DPoP key",
    source: page,
    weight: 'departs',
    judge({ proof }, earlier) {
      const others = earlier.filter(({ call, proof: other }) => call === 'par' && other)
      if (!proof || others.length === 0) return 'unseen'
      return keptIf(proof, !others.some(({ proof: other }) => other?.thumbprint === proof.thumbprint))
    },
  },
]
