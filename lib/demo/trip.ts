import { type CheckedThing, type CheckOrder, fapiChecks, type SingpassEndpoint, v3Checks } from 'singpass-client'

/** Who takes part, from left to right. */
export const lanes = ['Applicant', 'Browser', 'Our server', 'Singpass', 'Agencies'] as const

/** Who takes part in a trip: a column of the picture. */
export type Lane = (typeof lanes)[number]

/** One move of a trip to Singpass and back. */
export interface Move {
  /** The same step has the same name in both generations. */
  step: 'begin' | 'ask' | 'leave' | 'agree' | 'return' | 'token' | 'person' | 'collect' | 'end'
  from: Lane
  to: Lane
  what: string
  /** The call, where it is one of ours. */
  endpoint?: SingpassEndpoint
  /** Carries the scopes. */
  asks?: true
  /** What is checked when the answer is there. */
  checks?: readonly CheckedThing[]
  /** Happens where we cannot look. */
  unseen?: true
}

const begin: Move = {
  step: 'begin',
  from: 'Applicant',
  to: 'Our server',
  what: 'presses “Retrieve Myinfo with Singpass”',
}
const agree: Move[] = [
  { step: 'agree', from: 'Applicant', to: 'Singpass', what: 'logs in, reads the items, agrees', unseen: true },
  { step: 'return', from: 'Singpass', to: 'Our server', what: 'the browser brings a code', checks: ['callback'] },
]
const collect: Move = { step: 'collect', from: 'Singpass', to: 'Agencies', what: 'collects the items', unseen: true }
const end: Move = { step: 'end', from: 'Our server', to: 'Applicant', what: 'the form, filled' }

/** The same trip in both generations, move by move, by the calls and checks of the client. */
export const trips: Readonly<Record<'fapi' | 'v3', { name: string; order: CheckOrder; moves: readonly Move[] }>> = {
  fapi: {
    name: 'FAPI 2.0',
    order: fapiChecks,
    moves: [
      begin,
      {
        step: 'ask',
        from: 'Our server',
        to: 'Singpass',
        what: 'pushes the request, signed',
        endpoint: 'par',
        asks: true,
      },
      {
        step: 'leave',
        from: 'Browser',
        to: 'Singpass',
        what: 'goes with a ticket good for 60 seconds',
        endpoint: 'authorise',
      },
      ...agree,
      {
        step: 'token',
        from: 'Our server',
        to: 'Singpass',
        what: 'exchanges the code',
        endpoint: 'token',
        checks: ['token', 'id_token'],
      },
      {
        step: 'person',
        from: 'Our server',
        to: 'Singpass',
        what: 'asks for the person',
        endpoint: 'userinfo',
        checks: ['userinfo'],
      },
      collect,
      end,
    ],
  },
  v3: {
    name: 'Myinfo v3',
    order: v3Checks,
    moves: [
      begin,
      {
        step: 'leave',
        from: 'Browser',
        to: 'Singpass',
        what: 'goes with the request in its address',
        endpoint: 'authorise',
        asks: true,
      },
      ...agree,
      {
        step: 'token',
        from: 'Our server',
        to: 'Singpass',
        what: 'exchanges the code, signed',
        endpoint: 'token',
        checks: ['token', 'access_token'],
      },
      {
        step: 'person',
        from: 'Our server',
        to: 'Singpass',
        what: 'asks for the person, signed',
        endpoint: 'person',
        checks: ['person'],
      },
      collect,
      end,
    ],
  },
}

/** How many different checks a generation makes of some things. */
export function countChecks(order: CheckOrder, things: readonly CheckedThing[]): number {
  return things.reduce((sum, thing) => sum + new Set(order[thing]).size, 0)
}
