import type { Product } from '../product.ts'

export const familyInsurance: Product = {
  id: 'family-insurance',
  name: { en: 'Family insurance' },
  summary: { en: 'One policy for you, your children and your car.' },
  purpose: 'applying for family insurance',
  recipient: { en: 'Only the underwriting team at Merlion Insurance sees what you share.' },
  retention: {
    en: 'We keep an application for 6 years after we decide on it, and delete one that is never sent within 7 days.',
  },
  retentionDays: 6 * 365,
  next: [
    { day: 0, what: { en: 'We work out your premium.' } },
    { day: 2, what: { en: 'We send an offer to your e-mail address.' } },
    { day: 14, what: { en: 'The offer ends if you do not accept it.' } },
  ],
  steps: [
    {
      id: 'identity',
      title: { en: 'Who you are' },
      fields: [
        { kind: 'myinfo', attribute: 'nricOrFin', why: { en: 'To issue a policy in your name.' } },
        { kind: 'myinfo', attribute: 'name', why: { en: 'To issue a policy in your name.' } },
        { kind: 'myinfo', attribute: 'sex', why: { en: 'Part of how your premium is worked out.' } },
        { kind: 'myinfo', attribute: 'dateOfBirth', why: { en: 'Part of how your premium is worked out.' } },
        { kind: 'myinfo', attribute: 'nationality', why: { en: 'The law asks us to know who our customers are.' } },
        {
          kind: 'myinfo',
          attribute: 'residentialStatus',
          why: { en: 'Decides which plans you can have.' },
          required: false,
        },
      ],
    },
    {
      id: 'contact',
      title: { en: 'How to reach you' },
      fields: [
        { kind: 'myinfo', attribute: 'mobileNumber', why: { en: 'To reach you about a claim.' } },
        { kind: 'myinfo', attribute: 'email', why: { en: 'For our offer and your policy.' } },
        { kind: 'myinfo', attribute: 'registeredAddress', why: { en: 'The policy covers your home address.' } },
      ],
    },
    {
      id: 'family',
      title: { en: 'Your family' },
      fields: [
        { kind: 'myinfo', attribute: 'maritalStatus', why: { en: 'Decides whether a spouse can be covered.' } },
        {
          kind: 'myinfo',
          attribute: 'childrenBirthRecords',
          why: { en: 'The children to be covered.' },
          required: false,
        },
      ],
    },
    {
      id: 'vehicles',
      title: { en: 'Your vehicles' },
      fields: [{ kind: 'myinfo', attribute: 'vehicles', why: { en: 'The vehicles to be covered.' }, required: false }],
    },
    {
      id: 'cover',
      title: { en: 'Your cover' },
      fields: [
        {
          kind: 'question',
          id: 'coverWanted',
          label: { en: 'Which cover would you like?' },
          answer: {
            kind: 'choice',
            options: [
              { value: 'essential', label: { en: 'Essential: up to S$100,000' } },
              { value: 'family', label: { en: 'Family: up to S$500,000' } },
              { value: 'complete', label: { en: 'Complete: up to S$1,000,000' } },
            ],
          },
        },
      ],
    },
  ],
}
