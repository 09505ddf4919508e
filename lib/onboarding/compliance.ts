import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { attributes, findAttribute } from '@/lib/myinfo/catalogue.ts'
import { isLocked, lockRule } from '@/lib/myinfo/lock.ts'
import type { PersonValue, Value } from '@/lib/myinfo/person.ts'
import { myinfoFields, scopesOf } from './asked-of-myinfo.ts'
import { buildForm } from './form/build-form.ts'
import type { Product } from './product.ts'
import { productFaults } from './product-faults.ts'

/**
 * The items that Myinfo wants editable although an agency supplies them, by wire name: written down a second time, so
 * that a slip in the attribute table shows.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo), Personal and Family
 */
const editableByCatalogue: readonly string[] = [
  'mobileno',
  'email',
  'marital',
  'marriagedate',
  'divorcedate',
  'marriagecertno',
  'countryofmarriage',
]

/** One line of the report: one scope of one product. */
export interface ScopeReport {
  product: string
  attribute: string
  scopes: { v3: readonly string[]; fapi: readonly string[] }
  why: string
  /** Step on whose page the value stands; absent when it is shown nowhere. */
  shownIn?: string
  locked: boolean
  rule: string
  tier: Attribute['tier']
}

interface ComplianceReport {
  lines: readonly ScopeReport[]
  /** What breaks a rule of Myinfo, in words; empty when nothing does. */
  faults: readonly string[]
}

/**
 * Checks every product against Myinfo's rules: all that is retrieved is shown, exactly the right items are locked, and
 * each has a reason.
 *
 * The form is built from a person for whom an agency vouches for everything, so that what is reported is what the
 * applicant would see, not what the table promises.
 */
export function checkCompliance(products: readonly Product[]): ComplianceReport {
  const lines = products.flatMap(reportProduct)
  const faults = [...products.flatMap(productFaults), ...lines.flatMap(lineFaults), ...tableFaults()]
  return { lines, faults }
}

function reportProduct(product: Product): ScopeReport[] {
  const person = Object.fromEntries(
    myinfoFields(product).map(({ attribute }) => [attribute, vouched(findAttribute(attribute))]),
  )
  const retrieval = { id: '', connection: 'v3', api: 'myinfo-v3', person, retrievedAt: 0, expiresAt: 0 }
  const { steps } = buildForm({ product, retrieval })

  return myinfoFields(product).map((asked) => {
    const { attribute: name, why } = asked
    const attribute = findAttribute(name)
    const step = steps.find(({ fields }) => fields.some((field) => field.name === name))
    const field = step?.fields.find((candidate) => candidate.name === name)
    return {
      product: product.id,
      attribute: name,
      scopes: { v3: scopesOf(asked, 'v3'), fapi: scopesOf(asked, 'fapi') },
      why: why.en,
      shownIn: step && stepOfProduct(product, name),
      locked: field?.kind === 'shown' && field.state === 'verified',
      rule: lockRule(attribute, vouched(attribute)),
      tier: attribute.tier,
    }
  })
}

/** The step where the product asks for it; a retrieved form may join several steps into one. */
function stepOfProduct({ steps }: Product, attribute: string): string | undefined {
  return steps.find(({ fields }) => fields.some((field) => field.kind === 'myinfo' && field.attribute === attribute))
    ?.id
}

function lineFaults({ product, attribute: name, shownIn, locked, why, scopes }: ScopeReport): string[] {
  const attribute = findAttribute(name)
  const expected = !editableByCatalogue.includes(attribute.wire)
  const faults: string[] = []
  if (!shownIn) faults.push(`${product}: "${name}" is retrieved and shown nowhere`)
  if (locked !== expected)
    faults.push(
      `${product}: "${name}" is ${locked ? 'locked' : 'editable'}, the rule says ${expected ? 'locked' : 'editable'}`,
    )
  if (why.trim() === '') faults.push(`${product}: "${name}" has no reason`)
  if (scopes.v3.length + scopes.fapi.length === 0)
    faults.push(`${product}: "${name}" has no scope in either generation`)
  return faults
}

function tableFaults(): string[] {
  const wrong = attributes.filter(
    (attribute) => isLocked(attribute, vouched(attribute)) === editableByCatalogue.includes(attribute.wire),
  )
  return wrong.map(({ name }) => `the attribute table locks "${name}" against the rule`)
}

function vouched({ shape }: Attribute): PersonValue {
  return { state: 'present', value: specimen(shape.kind), source: 'government', updated: '2026-01-31' }
}

function specimen(kind: Attribute['shape']['kind']): Value {
  if (kind === 'records') return []
  if (kind === 'record') return {}
  if (kind === 'code') return { code: 'X', description: 'SPECIMEN' }
  if (kind === 'phone') return { prefix: '+', areaCode: '65', number: '91234567' }
  if (kind === 'address') return { kind: 'lines', lines: ['1 SPECIMEN ROAD'] }
  return kind === 'money' || kind === 'number' ? 1 : 'SPECIMEN'
}
