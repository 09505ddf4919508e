import type { Product } from '../product.ts'

export const savingsAccount: Product = {
  id: 'savings-account',
  name: { en: 'Savings account' },
  summary: { en: 'An everyday account with no minimum balance and no monthly fee.' },
  purpose: 'opening a savings account',
  recipient: { en: 'Only the account opening team at Merlion Bank sees what you share.' },
  retention: {
    en: 'We keep an application for 5 years after we decide on it, and delete one that is never sent within 7 days.',
  },
  retentionDays: 5 * 365,
  next: [
    { day: 0, what: { en: 'We check your application against what the law asks of banks.' } },
    { day: 2, what: { en: 'We write to your e-mail address with our decision.' } },
    { day: 5, what: { en: 'Your account is open, and your card is in the post.' } },
  ],
  steps: [
    {
      id: 'identity',
      title: { en: 'Who you are' },
      fields: [
        { kind: 'myinfo', attribute: 'nricOrFin', why: { en: 'The law asks us to know who our customers are.' } },
        { kind: 'myinfo', attribute: 'name', why: { en: 'For your account and your card.' } },
        { kind: 'myinfo', attribute: 'sex', why: { en: 'Part of the identity record that the law asks for.' } },
        {
          kind: 'myinfo',
          attribute: 'dateOfBirth',
          why: { en: 'To check that you are old enough to open an account.' },
        },
        { kind: 'myinfo', attribute: 'nationality', why: { en: 'The law asks us to know who our customers are.' } },
        {
          kind: 'myinfo',
          attribute: 'residentialStatus',
          why: { en: 'Decides which checks apply to you.' },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'passType',
          why: { en: 'For holders of a work pass: decides which checks apply to you.' },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'passExpiry',
          why: { en: 'For holders of a work pass: your account follows your stay.' },
          required: false,
        },
      ],
    },
    {
      id: 'contact',
      title: { en: 'How to reach you' },
      fields: [
        { kind: 'myinfo', attribute: 'mobileNumber', why: { en: 'For alerts about your account.' } },
        { kind: 'myinfo', attribute: 'email', why: { en: 'For our decision and your statements.' } },
        { kind: 'myinfo', attribute: 'registeredAddress', why: { en: 'For your card, and as proof of address.' } },
        {
          kind: 'myinfo',
          attribute: 'housingType',
          why: { en: 'Tells us whether your address is a private home.' },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'hdbType',
          why: { en: 'Tells us whether your address is an HDB flat.' },
          required: false,
        },
      ],
    },
    {
      id: 'account',
      title: { en: 'Your account' },
      fields: [
        {
          kind: 'question',
          id: 'accountPurpose',
          label: { en: 'What will you use the account for?' },
          answer: {
            kind: 'choice',
            options: [
              { value: 'salary', label: { en: 'My salary' } },
              { value: 'saving', label: { en: 'Saving' } },
              { value: 'bills', label: { en: 'Bills and everyday spending' } },
              { value: 'investing', label: { en: 'Investing' } },
              { value: 'other', label: { en: 'Something else' } },
            ],
          },
        },
        {
          kind: 'question',
          id: 'monthlyDeposit',
          label: { en: 'About how much will you pay in each month?' },
          hint: { en: 'Your best guess is fine.' },
          answer: { kind: 'money', min: 0, max: 1_000_000 },
        },
        {
          kind: 'question',
          id: 'taxResidency',
          label: { en: 'Where do you pay tax?' },
          hint: { en: 'Choose all that apply.' },
          answer: {
            kind: 'choices',
            options: [
              { value: 'singapore', label: { en: 'Singapore' } },
              { value: 'united-states', label: { en: 'United States' } },
              { value: 'elsewhere', label: { en: 'Another country' } },
            ],
          },
        },
        {
          kind: 'question',
          id: 'politicallyExposed',
          label: { en: 'Do you, or does someone close to you, hold a prominent public office?' },
          hint: {
            en: 'For example a minister, a judge, a senior officer of the armed forces or of a state company, or their family.',
          },
          answer: {
            kind: 'choice',
            options: [
              { value: 'no', label: { en: 'No' } },
              { value: 'yes', label: { en: 'Yes' } },
            ],
          },
        },
      ],
    },
  ],
}
