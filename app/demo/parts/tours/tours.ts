import { type Words, wordsFor } from '@/components/words/index.ts'
import { type Tour, type TourStep, wayTour } from '@/lib/demo/tours.ts'
import { type ShownFault, shownFaults } from './faults.ts'

/** How many failures the tour shows, of those that can be shown. */
const failures = 10

/** Every tour there is, about one product. */
export function toursOf(product: string): readonly Tour[] {
  const steps = shownFaults.slice(0, failures).map(failureStep)
  return [
    wayTour(product),
    {
      id: 'failures',
      title: 'Ten failures, in five minutes',
      about:
        'Each is a real login that goes wrong: what the applicant reads, what the log says, and where it was caught.',
      seconds: 30,
      steps,
    },
  ]
}

/** In the applicant's own language and exactly as their page has it. */
export function wordsAfter({ outcome }: ShownFault, { t }: Words): string {
  if (outcome === 'retrieved') return 'A form with nothing filled in.'
  return t(`outcome.${outcome === 'not_matched' ? 'start_again' : outcome}.title`)
}

function failureStep(fault: ShownFault): TourStep {
  return {
    title: `${fault.title}.`,
    text: fault.why,
    facts: [
      ['The applicant reads', wordsAfter(fault, wordsFor('en'))],
      ['The log says', fault.log],
    ],
    act: { kind: 'log-in', fault: fault.name },
  }
}
