import {
  type CheckedThing,
  type CheckOrder,
  fapiChecks,
  SingpassError,
  type SingpassErrorCode,
  v3Checks,
} from 'singpass-client'
import { outcomeOf } from '@/lib/auth/outcome.ts'
import { checkWords, thingNames } from '@/lib/demo/check-words.ts'
import type { DictionaryEntry } from './dictionary.ts'

/** What this client itself says, by its own codes; the compiler names one that is missing. */
const ownCodes: Readonly<Record<SingpassErrorCode, { cause: string; fix: string }>> = {
  access_denied: {
    cause: 'the person declined, or closed the page of Singpass: an answer, and no failure',
    fix: 'nothing; both ways to apply stay open',
  },
  person_unavailable: {
    cause: 'the account that logged in has no Myinfo: a foreign account, or a test account without data',
    fix: 'nothing in production; in staging log in with an account of the Myinfo list',
  },
  attempt_unknown: {
    cause:
      'the browser came back without the login that it began: too late, twice, from a bookmark, or in another browser',
    fix: 'nothing for one; where there are many, check that every node shares one database and that cookies arrive',
  },
  unavailable: {
    cause: 'Singpass or an agency did not answer in time, or with a fault of its own',
    fix: 'look at its published downtimes; our calls stop for a while by themselves, and go on when it answers',
  },
  request_rejected: {
    cause: 'Singpass refused what we asked: a setting of ours is not what is registered',
    fix: 'look the error up above by its own code; npm run doctor names the setting',
  },
  response_invalid: {
    cause: 'an answer did not pass a check of ours; the check is named beside it',
    fix: 'look the check up below; open the journey to see which answer it was',
  },
}

/** Every code of this client, with what the applicant is told where nothing more is known. */
export function codesOfClient(): DictionaryEntry[] {
  return Object.entries(ownCodes).map(([code, told]) => ({
    code,
    where: ['this client'],
    ...told,
    outcome: outcomeOf(new SingpassError(code as SingpassErrorCode, '')),
  }))
}

/** A check of ours that an answer can fail at: of which generation, of what, and what it asks. */
export interface CheckEntry {
  name: string
  where: readonly string[]
  asks: string
  outcome: DictionaryEntry['outcome']
}

/** What ties a callback to its login is no fault of the peer: such a login begins again. */
const ofAttempt = /^(?:attempt\.|state$)/

/** Every check of both generations, as the client runs them. */
export function checksOfClient(): CheckEntry[] {
  const ran = Object.entries({ 'FAPI 2.0': fapiChecks, v3: v3Checks } satisfies Record<string, CheckOrder>).flatMap(
    ([generation, order]) =>
      Object.entries(order).flatMap(([thing, names]) =>
        names.map((name) => ({ name, thing, where: `${generation}: ${thingNames[thing as CheckedThing]}` })),
      ),
  )
  const names = [...new Set(ran.map(({ name }) => name))]
  return names.map((name) => ({
    name,
    where: [...new Set(ran.filter((one) => one.name === name).map(({ where }) => where))],
    asks: checkWords[name] ?? '',
    outcome: outcomeOf(
      new SingpassError(ofAttempt.test(name) ? 'attempt_unknown' : 'response_invalid', '', { check: name }),
    ),
  }))
}
