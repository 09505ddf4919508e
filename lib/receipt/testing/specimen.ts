import type { ReceiptContent } from '../content.ts'

/** A receipt without answers. */
export const specimen: ReceiptContent = {
  language: 'en',
  brand: { name: 'Merlion Bank', operator: 'Merlion Bank Limited' },
  title: 'Application received',
  lead: ['Savings account'],
  reference: { label: 'Your reference', text: 'ABCD-EFGH-JK' },
  check: { label: 'Checking code', text: 'JKMN-PQRS', why: 'Our staff see the same one.' },
  next: { title: 'What happens next', steps: [{ when: 'Today', what: 'We check your application.' }] },
  answers: { title: 'Your answers', steps: [] },
  kept: {
    title: 'What we keep',
    rows: [{ when: 'Deleted on 27 November 2026', what: 'The copy that Singpass sent.' }],
  },
  notes: ['Questions? Call +65 6000 0000.'],
  lettersNote: 'Letters without type are numbers.',
  footer: 'Page {page} of {pages}',
}
