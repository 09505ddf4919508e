import { z } from 'zod'
import { languages } from '@/lib/myinfo/language.ts'
import type { KindName, LocalizedText, MyinfoField, Product, Question } from '@/lib/onboarding/product.ts'
import { singpassUses } from '@/lib/onboarding/singpass-use.ts'

const text = z.strictObject({
  en: z.string().min(1),
  zh: z.string().optional(),
  ms: z.string().optional(),
  ta: z.string().optional(),
})
const option = z.strictObject({ value: z.string().min(1), label: text })
const whole = z.int()

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), options: z.array(option) }),
  z.strictObject({ kind: z.literal('choices'), options: z.array(option) }),
  z.strictObject({
    kind: z.literal('code'),
    codes: z.string(),
    also: z.strictObject({ code: z.string(), description: z.string() }).optional(),
  }),
  ...(['country', 'yes-no', 'nric', 'email', 'phone'] as const).map((kind) =>
    z.strictObject({ kind: z.literal(kind) }),
  ),
  z.strictObject({ kind: z.literal('text'), maxLength: whole.positive(), identifier: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('money'), min: z.number(), max: z.number() }),
  z.strictObject({ kind: z.literal('number'), min: z.number(), max: z.number(), decimals: whole.optional() }),
  z.strictObject({ kind: z.literal('year'), min: whole.optional(), max: whole.optional() }),
  z.strictObject({ kind: z.literal('date'), past: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('month'), past: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal('address'),
    lines: z.strictObject({ count: whole, maxLength: whole }).optional(),
    also: z.strictObject({ code: z.string(), description: z.string() }).optional(),
  }),
])

const suggest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latest'),
    attribute: z.string(),
    member: z.string(),
    by: z.string(),
    amount: z.string(),
  }),
  z.strictObject({
    kind: z.literal('multiple-of-income'),
    attribute: z.string(),
    member: z.string(),
    least: z.number(),
    most: z.number(),
  }),
])
const stored = z.union([z.string(), z.boolean(), z.array(z.string())])
const showWhen = z.union([
  z.strictObject({ field: z.string(), is: stored }),
  z.strictObject({ field: z.string(), isNot: stored }),
  z.strictObject({ field: z.string(), isEmpty: z.literal(true) }),
])
const common = { required: z.boolean().optional(), suggest: suggest.optional(), showWhen: showWhen.optional() }

const myinfo = z.strictObject({
  kind: z.literal('myinfo'),
  attribute: z.string(),
  why: text,
  members: z.array(z.string()).optional(),
  ...common,
})
const question = z.strictObject({
  kind: z.literal('question'),
  id: z.string(),
  label: text,
  hint: text.optional(),
  missing: text.optional(),
  answer,
  autoComplete: z.string().optional(),
  ...common,
})
const field = z.discriminatedUnion('kind', [myinfo, question])

const next = z.strictObject({ day: whole.nonnegative(), what: text, ifApproved: z.boolean().optional() })

const pathSegment = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')

/** A product as data, exactly: what it does not know it refuses, so that a slip of the pen shows at its line. */
export const productSchema = z.strictObject({
  id: pathSegment,
  languages: z.array(z.enum(languages)).min(1),
  name: text,
  summary: text,
  purpose: z.string().min(1).max(80),
  singpassUse: z.enum(singpassUses),
  connection: z.string().optional(),
  minimumAge: whole.optional(),
  recipient: text,
  retention: text,
  retentionDays: whole.positive(),
  retentionFrom: z.enum(['receipt', 'decision']).optional(),
  next: z.array(next),
  steps: z.array(z.strictObject({ id: pathSegment, title: text, fields: z.array(field).min(1) })).min(1),
  fourEyes: z.boolean().optional(),
  demoOnly: z.boolean().optional(),
}) satisfies z.ZodType<Product>

/** What a product can say and the schema does not know; nothing, or this file does not compile. */
type Unknown =
  | Exclude<keyof LocalizedText, keyof z.output<typeof text>>
  | Exclude<KindName, z.output<typeof answer>['kind']>
  | Exclude<keyof Product, keyof z.output<typeof productSchema>>
  | Exclude<keyof MyinfoField, keyof z.output<typeof myinfo>>
  | Exclude<keyof Question, keyof z.output<typeof question>>
  | Exclude<keyof Product['next'][number], keyof z.output<typeof next>>

/** That the schema knows every word of a product; told to the compiler, which names the ones that it lacks. */
export const knowsEveryWord: [Unknown] extends [never] ? true : Unknown = true
