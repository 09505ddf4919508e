import { buildJsonAnswer } from '../web/http.ts'
import type { AnswerFault, Fault, NonceFault, RotationFault } from './fault.ts'

const challenges: readonly NonceFault[] = [
  { kind: 'nonce', at: 'par', name: 'par-nonce-challenge', says: 'The par endpoint demands a DPoP nonce once.' },
  { kind: 'nonce', at: 'token', name: 'token-nonce-challenge', says: 'The token endpoint demands a DPoP nonce once.' },
  {
    kind: 'nonce',
    at: 'userinfo',
    name: 'userinfo-nonce-challenge',
    says: 'The userinfo endpoint demands a DPoP nonce once.',
  },
  {
    kind: 'nonce',
    at: 'userinfo',
    scheme: 'dPoP',
    bare: true,
    name: 'userinfo-nonce-challenge-odd-case',
    says: 'The userinfo endpoint demands a DPoP nonce once, in headers alone, and writes the scheme dPoP.',
  },
  {
    kind: 'nonce',
    at: 'userinfo',
    bare: true,
    name: 'userinfo-nonce-challenge-bare',
    says: 'The userinfo endpoint demands a DPoP nonce once, in headers alone.',
  },
  {
    kind: 'nonce',
    at: 'par',
    odd: true,
    name: 'par-nonce-odd-characters',
    says: 'The par endpoint demands a DPoP nonce of 90 characters once, of every kind that is allowed.',
  },
  {
    kind: 'nonce',
    at: 'token',
    evenIfGood: true,
    name: 'token-nonce-outdated',
    says: 'The token endpoint no longer takes the DPoP nonce that PAR took, and gives another.',
  },
]

const rotations: readonly RotationFault[] = [
  {
    kind: 'rotation',
    of: 'id-token',
    keepOld: true,
    name: 'rotate-before-id-token',
    says: 'Our keys rotate just before the ID token is signed; the old key stays published.',
  },
  {
    kind: 'rotation',
    of: 'id-token',
    keepOld: false,
    name: 'rotate-before-id-token-dropping-old',
    says: 'Our keys rotate just before the ID token is signed; the old key is gone.',
  },
  {
    kind: 'rotation',
    of: 'userinfo',
    keepOld: true,
    name: 'rotate-before-userinfo',
    says: 'Our keys rotate between ID token and userinfo; the old key stays published.',
  },
  {
    kind: 'rotation',
    of: 'userinfo',
    keepOld: false,
    name: 'rotate-before-userinfo-dropping-old',
    says: 'Our keys rotate between ID token and userinfo; the old key is gone.',
  },
]

/** Nonce demands, endless ones among them, and rotations in the middle of a login. */
export const keyAndNonceFaults: readonly Fault[] = [
  {
    kind: 'opaque-token',
    name: 'token-opaque',
    says: 'The access token is 50 letters and digits in place of a JWT, which is right.',
  },
  ...challenges,
  ...rotations,
  ...(['par', 'token', 'userinfo'] as const).map(challengeAgain),
]

function challengeAgain(at: 'par' | 'token' | 'userinfo'): AnswerFault {
  const status = at === 'userinfo' ? 401 : 400
  const scheme: Record<string, string> = at === 'userinfo' ? { 'www-authenticate': 'DPoP error="use_dpop_nonce"' } : {}
  return {
    kind: 'answer',
    at,
    name: `${at}-nonce-never-right`,
    says: `The ${at} endpoint demands a DPoP nonce that it does not accept afterwards.`,
    refuse: () => buildJsonAnswer(status, { error: 'use_dpop_nonce' }, { 'dpop-nonce': 'never-right', ...scheme }),
  }
}
