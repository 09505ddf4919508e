/** Where Singpass says how it charges; read on 29 November 2026. */
export const priceSources = {
  /** Which items make a transaction dearer. */
  tiers: 'https://docs.developer.singpass.gov.sg/docs/pricing',
  /** What is counted, and how many are free. */
  plan: 'https://partnersupport.singpass.gov.sg/hc/en-sg/articles/34880999253145-Singpass-Pricing-Model-and-Service-Level-Subscription-FAQ-for-Private-Organisations',
} as const

/** Completed Myinfo transactions of a month that an organisation (UEN) is not charged for. */
const freeTransactions = 5_000

/**
 * What tier and scopes cost, as far as Singpass says it in public. It tells no amounts there: they stand in its portal,
 * after log-in.
 */
export function priceSaid(tier: 'standard' | 'plus'): readonly string[] {
  const free = freeTransactions.toLocaleString('en-SG')
  return [
    `Of every month the first ${free} completed retrievals of an organisation are free. Each one more is charged at the ${tier === 'plus' ? 'Plus' : 'Standard'} price.`,
    'A retrieval counts once the person has come; a declined or failed one does not.',
    `A scope has no price of its own: ${tier === 'plus' ? 'the dearest one sets the price of the whole retrieval' : 'none of these makes the retrieval dearer, however many there are'}.`,
    'Singpass shows the amounts in its portal alone, after log-in, under Subscriptions: ask for the price of this tier there.',
  ]
}
