import type { Field, MyinfoField, Product, Question, Step } from '../../product.ts'

/** What every specimen says alike: who receives it, how long it is kept, what happens next. */
export const common = {
  languages: ['en'],
  summary: { en: 'Not a product: a form that tests fill in.' },
  recipient: { en: 'Nobody receives what you share here: it is a specimen for tests.' },
  retention: { en: 'A specimen application is deleted after 30 days.' },
  retentionDays: 30,
  singpassUse: 'application',
  next: [
    { day: 0, what: { en: 'We read the specimen.' } },
    { day: 2, what: { en: 'We write to you about it.' } },
    { day: 5, what: { en: 'It is decided.' } },
  ],
  demoOnly: true,
} as const satisfies Partial<Product>

/** A step with a title. */
export function step(id: string, title: string, fields: readonly Field[]): Step {
  return { id, title: { en: title }, fields }
}

/** An attribute of Myinfo; one whose name ends with `?` may be left empty. */
export function myinfo(name: string): MyinfoField {
  const attribute = name.replace(/\?$/, '')
  return {
    kind: 'myinfo',
    attribute,
    why: { en: `To see how ${attribute} is asked for.` },
    required: name === attribute,
  }
}

/** A question in English. */
export function question(id: string, label: string, rest: Pick<Question, 'answer'> & Partial<Question>): Question {
  return { kind: 'question', id, label: { en: label }, ...rest }
}

/** The options of a choice, from what each stores to what it says. */
export function options(texts: { [value: string]: string }) {
  return Object.entries(texts).map(([value, text]) => ({ value, label: { en: text } }))
}
