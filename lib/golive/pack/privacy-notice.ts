import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { myinfoFields } from '@/lib/onboarding/asked-of-myinfo.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Answers } from './answers.ts'
import type { Section } from './document.ts'

/**
 * Drafts the privacy notice of a product: what is collected, why, who receives it, how long it is kept, and how to
 * object. A draft for the data protection officer, not legal advice.
 *
 * @see Personal Data Protection Act 2012, sections 20 and 25
 */
export function buildPrivacyNotice(product: Product, answers: Answers): Section {
  const items = myinfoFields(product).map(({ attribute, why }) => `${findAttribute(attribute).label}: ${why.en}`)
  const { entity, dataProtectionOfficer } = answers
  return {
    title: 'Privacy notice (draft)',
    blocks: [
      { kind: 'text', text: 'A draft for your data protection officer to review.' },
      {
        kind: 'text',
        text: `${entity} collects the following when you apply for ${product.name.en}. With Myinfo, it comes from the government agency that holds it, once you agree on the page of Singpass; by hand, you type it yourself.`,
      },
      { kind: 'list', items },
      { kind: 'text', text: `Purpose: ${product.purpose}. We do not use it for anything else without asking you.` },
      { kind: 'text', text: `Who receives it: ${product.recipient.en}` },
      {
        kind: 'text',
        text: `How long: ${product.retention.en} Myinfo data of an application that is not sent is deleted after 30 minutes at the latest.`,
      },
      {
        kind: 'text',
        text: `You may ask what we hold about you, have it corrected, or withdraw your consent: write to ${dataProtectionOfficer}. You do not need Myinfo or Singpass to apply.`,
      },
    ],
  }
}
