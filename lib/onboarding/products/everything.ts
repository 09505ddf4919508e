import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import type { Product, Step, Words } from '../product.ts'

const titles: Record<Attribute['group'], Words> = {
  personal: { en: 'Personal' },
  work: { en: 'Work' },
  education: { en: 'Education' },
  finance: { en: 'Finance' },
  family: { en: 'Family' },
  property: { en: 'Property' },
  vehicles: { en: 'Vehicles and driving' },
  schemes: { en: 'Government schemes' },
}

/** A specimen that asks for the whole catalogue, to see how each item is shown. No real product may do this. */
export const everything: Product = {
  id: 'everything',
  name: { en: 'Specimen of every item' },
  summary: { en: 'Not a product: it shows how each item of Myinfo looks on a form.' },
  purpose: 'showing every item of Myinfo',
  recipient: { en: 'Nobody receives what you share here: it is a demonstration with made-up people.' },
  retention: { en: 'A specimen application is deleted after one day.' },
  retentionDays: 1,
  next: [{ day: 0, what: { en: 'Nothing: this is a specimen.' } }],
  demoOnly: true,
  steps: Object.entries(titles).map(([group, title]) => ({ id: group, title, fields: fieldsOf(group) })),
}

function fieldsOf(group: string): Step['fields'] {
  const members = attributes.filter((attribute) => attribute.group === group)
  return members.map(({ name }) => ({
    kind: 'myinfo',
    attribute: name,
    why: { en: 'To show how this item looks on a form.' },
    required: false,
  }))
}
