import type { Generation } from './attributes.ts'

/** One step of the plan: begins on a day, and is done by another. */
export interface PlanStep {
  /** `2026-11-23`, in Singapore. */
  from: string
  to: string
  what: string
  how: string
}

/** The last day on which Singpass accepts anything but FAPI 2.0. */
export const lastDay = '2026-12-31'

const day = 86_400_000
const singapore = 8 * 60 * 60_000

interface Stage {
  days: number
  what: string
  how: string
}

/** Up to the day on which the new app answers; the reply of Singpass takes two weeks whatever we do. */
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
    days: 14,
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
    { days: 5, what: 'Move the others', how: 'MYINFO_CONNECTIONS=fapi,v3; v3 stays for going back' },
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
  /** Days between the end of the plan and the last day; negative when it is too late for all of it. */
  spareDays: number
}

/** Dates every step from today on, one after another. `now` is epoch milliseconds. */
export function buildPlan(now: number, from: Generation): Plan {
  const today = Math.floor((now + singapore) / day)
  let next = today
  const dated = [...begin, ...end[from]].map(({ days, what, how }) => {
    const first = next
    next += days
    return { from: dayOf(first), to: dayOf(next - 1), what, how }
  })
  return { steps: dated, spareDays: Date.parse(lastDay) / day - (next - 1) }
}

function dayOf(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10)
}
