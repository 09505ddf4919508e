import type { Product } from '../product.ts'

export const creditCard: Product = {
  id: 'credit-card',
  name: { en: 'Credit card' },
  summary: { en: 'A card with 1.5% back on everything, free for the first two years.' },
  purpose: 'applying for a credit card',
  recipient: { en: 'Only the card approval team at Merlion Bank sees what you share.' },
  retention: {
    en: 'We keep an application for 5 years after we decide on it, and delete one that is never sent within 7 days.',
  },
  retentionDays: 5 * 365,
  next: [
    { day: 0, what: { en: 'We check your income and what you have already borrowed.' } },
    { day: 3, what: { en: 'We write to your e-mail address with our decision and your limit.' } },
    { day: 7, what: { en: 'Your card arrives by post.' } },
  ],
  steps: [
    {
      id: 'identity',
      title: { en: 'Who you are' },
      fields: [
        { kind: 'myinfo', attribute: 'nricOrFin', why: { en: 'The law asks us to know who our customers are.' } },
        { kind: 'myinfo', attribute: 'name', why: { en: 'For your card.' } },
        { kind: 'myinfo', attribute: 'sex', why: { en: 'Part of the identity record that the law asks for.' } },
        { kind: 'myinfo', attribute: 'dateOfBirth', why: { en: 'A card holder must be at least 21.' } },
        { kind: 'myinfo', attribute: 'nationality', why: { en: 'The law asks us to know who our customers are.' } },
        {
          kind: 'myinfo',
          attribute: 'residentialStatus',
          why: { en: 'The income we must ask for depends on it.' },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'passType',
          why: { en: 'For holders of a work pass: the income we must ask for depends on it.' },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'passExpiry',
          why: { en: 'For holders of a work pass: a card ends with your stay.' },
          required: false,
        },
      ],
    },
    {
      id: 'contact',
      title: { en: 'How to reach you' },
      fields: [
        { kind: 'myinfo', attribute: 'mobileNumber', why: { en: 'To confirm payments you make online.' } },
        { kind: 'myinfo', attribute: 'email', why: { en: 'For our decision and your statements.' } },
        { kind: 'myinfo', attribute: 'registeredAddress', why: { en: 'For your card, and as proof of address.' } },
      ],
    },
    {
      id: 'income',
      title: { en: 'Your work and income' },
      fields: [
        { kind: 'myinfo', attribute: 'employer', why: { en: 'To understand where your income comes from.' } },
        { kind: 'myinfo', attribute: 'occupation', why: { en: 'To understand where your income comes from.' } },
        {
          kind: 'myinfo',
          attribute: 'noticeOfAssessment',
          why: { en: 'Shows your yearly income, so that you need not upload it.' },
        },
        { kind: 'myinfo', attribute: 'cpfContributions', why: { en: 'Shows your latest 15 months of salary.' } },
      ],
    },
    {
      id: 'card',
      title: { en: 'Your card' },
      fields: [
        {
          kind: 'question',
          id: 'limitWanted',
          label: { en: 'What credit limit would you like?' },
          hint: { en: 'By law it is at most four times your monthly income in most cases.' },
          answer: { kind: 'money', min: 500, max: 500_000 },
        },
      ],
    },
  ],
}
