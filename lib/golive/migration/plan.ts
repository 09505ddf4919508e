import {
  dayInSingapore,
  lastOfWorkingDays,
  nextDay,
  publicHolidays,
  workingDayFrom,
  workingDaysBetween,
} from '../calendar/working-days.ts'
import { deadlines } from '../deadlines.ts'
import type { Generation } from './attributes.ts'

/** One step of the plan: begins on a day, and is done by another. */
export interface PlanStep {
  /** `2026-11-23`, in Singapore. */
  from: string
  to: string
  what: string
  how: string
  /** Ends after the last day: it no longer fits. */
  late: boolean
}

interface Stage {
  /** Working days. */
  days: number
  what: string
  how: string
}

/** Up to the day on which the new app answers; the reply of Singpass takes two weeks, whatever we do. */
const begin: readonly Stage[] = [
  {
    days: 1,
    what: 'Make the keys and publish them',
    how: '`npm run keys -- create`; deploy with the new connection set up',
  },
  {
    days: 1,
    what: 'Prove the new connection at staging',
    how: 'SINGPASS_ENV=staging; `npm run doctor -- --preflight`',
  },
  {
    days: 2,
    what: 'Hand in the link-up request of the new app',
    how: '`npm run golive -- pack --product PRODUCT --out DIRECTORY`',
  },
  {
    days: 10,
    what: "Wait for Singpass's reply",
    how: 'about two weeks; meanwhile run the tests of every product at staging',
  },
  {
    days: 2,
    what: 'Prove production without an applicant',
    how: 'SINGPASS_ENV=production; `npm run doctor -- --preflight`',
  },
]

const end: Record<Generation, readonly Stage[]> = {
  v3: [
    {
      days: 5,
      what: 'Move one product',
      how: "`connection: 'fapi'` in its file under lib/onboarding/products; watch it for some days",
    },
    {
      days: 5,
      what: 'Move the others',
      how: 'each purpose has an app and a connection of its own; MYINFO_CONNECTIONS=fapi,v3 keeps v3 for going back',
    },
    {
      days: 2,
      what: 'Take v3 out',
      how: 'MYINFO_CONNECTIONS=fapi; remove the MYINFO_V3_ settings, and the key from your servers',
    },
  ],
  v4: [
    { days: 5, what: 'Move one product', how: 'point the link that leads to its form here; watch it for some days' },
    { days: 5, what: 'Move the others', how: 'point their links here; the former application stays for going back' },
    { days: 2, what: 'Take v4 out', how: 'stop the former application, and remove its keys from your servers' },
  ],
}

/** The plan, and whether it ends in time. */
export interface Plan {
  steps: PlanStep[]
  /** The last day on which anything but FAPI 2.0 may still be answered. */
  lastDay: string
  /** Whether v3 and v4 have ended before the plan begins. */
  hasEnded: boolean
  /** Working days between the end of the plan and the last day; negative when it is too late for all of it. */
  spareDays: number
  /** Whether it runs past the last day whose public holidays are known. */
  beyondHolidays: boolean
}

/** Dates every step from today on, one after another, in working days of Singapore. `now` is epoch milliseconds. */
export function buildPlan(now: number, from: Generation): Plan {
  const today = dayInSingapore(now)
  const lastDay = deadlines.allButFapi
  let next = today
  const steps = [...begin, ...end[from]].map(({ days, what, how }) => {
    const first = workingDayFrom(next)
    const to = lastOfWorkingDays(first, days)
    next = nextDay(to)
    return { from: first, to, what, how, late: to > lastDay }
  })
  const ends = steps.at(-1)?.to ?? today
  return {
    steps,
    lastDay,
    hasEnded: today > deadlines.v3AndV4,
    spareDays: workingDaysBetween(ends, lastDay),
    beyondHolidays: ends > publicHolidays.until,
  }
}
