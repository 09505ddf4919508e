/** What the demo does to come to a step; all of it by the same handlers and stores as a press of a person. */
export type Act =
  | { kind: 'page'; path: string }
  | { kind: 'log-in'; fault?: string }
  | { kind: 'fill' }
  | { kind: 'send' }
  | { kind: 'staff' }
  | { kind: 'decide' }
  | { kind: 'standing' }

/** One step of a tour, in plain words. */
export interface TourStep {
  title: string
  text: string
  /** Two or three things worth a number. */
  facts: readonly (readonly [name: string, value: string])[]
  act: Act
}

/** Steps in their order, with what they show together. */
export interface Tour {
  id: string
  title: string
  /** What it shows, before it is started. */
  about: string
  /** How long a step stays when the tour runs by itself. */
  seconds: number
  steps: readonly TourStep[]
}

/** The whole way, from the first page to the decision that reaches the applicant: three minutes. */
export function wayTour(product: string): Tour {
  return {
    id: 'way',
    title: 'The whole way, in three minutes',
    about: 'From the first page to the decision that reaches the applicant, with the bank’s side of it.',
    seconds: 18,
    steps: [...applicantSteps(product), ...bankSteps],
  }
}

function applicantSteps(product: string): TourStep[] {
  return [
    {
      title: 'Two equal ways in.',
      text: 'The page says what is asked, why, and who receives it, before anything is shared. Nobody needs Singpass to apply.',
      facts: [
        ['Typed', 'nothing'],
        ['The bank has seen', 'nothing'],
      ],
      act: { kind: 'page', path: `/${product}` },
    },
    {
      title: 'Singpass asks her, not us.',
      text: 'She logs in there, reads who wants what and for which purpose, and agrees to all of it or to nothing. Then she comes back to a form that is filled.',
      facts: [
        ['Taps', '2'],
        ['Typed', 'nothing'],
      ],
      act: { kind: 'log-in' },
    },
    {
      title: 'Each step can be looked at.',
      text: 'Every call, every token and every check of what just happened, in order. Secrets and values are lengths, unless whoever holds the visit asks to see them.',
      facts: [
        ['Her password', 'never seen'],
        ['Kept', '30 minutes at most'],
      ],
      act: { kind: 'page', path: '/demo/trace' },
    },
    {
      title: 'The rest is hers to say.',
      text: 'What agencies vouch for is locked. A few questions only she can answer; here the demo has answered them for her.',
      facts: [
        ['From Myinfo', 'locked'],
        ['Sent so far', 'nothing'],
      ],
      act: { kind: 'fill' },
    },
    {
      title: 'Sent, once.',
      text: 'She has a reference and a receipt, and reads what happens next. What Myinfo gave is removed from the visit in the same moment.',
      facts: [['Sent', 'once, however often it is pressed']],
      act: { kind: 'send' },
    },
  ]
}

const bankSteps: readonly TourStep[] = [
  {
    title: 'The bank sees it at once.',
    text: 'Staff see where each answer comes from. Identity numbers are masked until somebody asks, and that is written down.',
    facts: [
      ['Signed in', 'an approver of the tour'],
      ['Opening it', 'is audited'],
    ],
    act: { kind: 'staff' },
  },
  {
    title: 'Somebody decides.',
    text: 'One member of staff, or two where the product asks for it. The decision is an event that the bank’s own systems are told of.',
    facts: [
      ['Decision', 'accepted'],
      ['Written down', 'who, when, what they saw'],
    ],
    act: { kind: 'decide' },
  },
  {
    title: 'She reads it where she applied.',
    text: 'The decision stands on the page of her application, in her language.',
    facts: [['Waiting in a queue', 'none']],
    act: { kind: 'standing' },
  },
  {
    title: 'And how does all this work?',
    text: 'One page explains it for somebody who knows nothing of it, down to the errors and the way to production.',
    facts: [['The next thing', 'your own product, in the studio']],
    act: { kind: 'page', path: '/learn' },
  },
]
