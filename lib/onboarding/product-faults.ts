import { findAttribute, isAttribute } from '@/lib/myinfo/catalogue.ts'
import { codeLists } from '@/lib/myinfo/codes.ts'
import { onePageId } from './form/arrange-steps.ts'
import { controlNames } from './inputs/input-name.ts'
import { type AnswerKind, type Field, type MyinfoField, nameOf, type Product } from './product.ts'

/** What is wrong with a product as it is written, in words: what the compiler cannot see. Empty when nothing is. */
export function productFaults(product: Product): string[] {
  const fields = product.steps.flatMap((step) => step.fields)
  const ofFields = fields.flatMap((field, index) => {
    const name = nameOf(field)
    const before = fields.slice(0, index).map(nameOf)
    return [...nameFaults(name, before), ...kindFaults(field), ...conditionFaults(field, before)].map(
      (fault) => `${product.id}: "${name}" ${fault}`,
    )
  })
  const ofRest = [...addressFaults(product), ...stepFaults(product), ...retentionFaults(product)].map(
    (fault) => `${product.id}: ${fault}`,
  )
  return [...ofFields, ...ofRest]
}

/** First parts of addresses that are taken, so that a product of that name would never be reached. */
export const takenAddresses: readonly string[] = [
  'accessibility',
  'api',
  'applications',
  'brand',
  'demo',
  'doctor',
  'learn',
  'missing-page',
  'privacy',
  'problem',
  'resume',
  'staff',
  'status',
  'testing',
]

/** The name of a product is the first part of its address. */
function addressFaults({ id }: Product): string[] {
  if (takenAddresses.includes(id)) return [`"/${id}" is the address of another page`]
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(id) ? [] : ['its name is its address: letters, digits and single hyphens']
}

/** Its name is the address of a step: of two that share one, the second is never reached. */
function stepFaults({ steps }: Product): string[] {
  const names = steps.map(({ id }) => id)
  const twice = names.filter((name, index) => names.indexOf(name) < index)
  return [
    ...[...new Set(twice)].map((name) => `step "${name}" is there twice`),
    ...(names.includes(onePageId) ? [`step "${onePageId}" has the name of the page that a short form fits on`] : []),
  ]
}

/** The sentence is what applicants are promised; the days are what is done. */
function retentionFaults({ retention, retentionFrom }: Product): string[] {
  const says = /\bdeci(de|sion)/i.test(retention.en)
  if (says === (retentionFrom === 'decision')) return []
  return [`its retention ${says ? 'says' : 'does not say'} that it counts from the decision, and retentionFrom differs`]
}

function nameFaults(name: string, before: readonly string[]): string[] {
  const faults: string[] = []
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) faults.push('is not in camelCase, letters and digits only')
  if (controlNames.includes(name)) faults.push('is a name that every posted form has already')
  if (before.includes(name)) faults.push('is asked for twice')
  return faults
}

function kindFaults(field: Field): string[] {
  if (field.kind === 'myinfo') return isAttribute(field.attribute) ? memberFaults(field) : ['is no attribute of Myinfo']
  const { answer } = field
  if (answer.kind === 'code' && !codeLists.includes(answer.codes)) return [`names no code list: "${answer.codes}"`]
  if (!('options' in answer)) return isOrdered(answer) ? [] : ['has a minimum above its maximum']
  const values = answer.options.map(({ value }) => value)
  if (values.length === 0) return ['has no options']
  return new Set(values).size === values.length ? [] : ['has two options of one value']
}

function memberFaults({ attribute, members = [] }: MyinfoField): string[] {
  const { shape } = findAttribute(attribute)
  const known = 'members' in shape ? shape.members.map(({ name }) => name) : []
  return members.filter((name) => !known.includes(name)).map((name) => `has no member "${name}"`)
}

function isOrdered(answer: AnswerKind): boolean {
  return !('min' in answer && 'max' in answer) || (answer.min ?? -Infinity) <= (answer.max ?? Infinity)
}

function conditionFaults({ showWhen }: Field, before: readonly string[]): string[] {
  if (!showWhen || before.includes(showWhen.field)) return []
  return [`depends on "${showWhen.field}", which does not stand before it`]
}
