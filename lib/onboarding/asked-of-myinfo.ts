import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Person, RecordValue, Value } from '@/lib/myinfo/person.ts'
import type { MyinfoField, Product } from './product.ts'

/** The Myinfo attributes that a product's steps show, in order: all that may be asked of Myinfo, and no more. */
export function attributesOf(product: Product): string[] {
  return myinfoFields(product).map((field) => field.attribute)
}

/** The product's Myinfo fields, in order. */
export function myinfoFields(product: Product): MyinfoField[] {
  return product.steps.flatMap((step) => step.fields.filter((field) => field.kind === 'myinfo'))
}

/** The scopes of one field: of records only those of the members that it names, where a generation parts them. */
export function scopesOf({ attribute, members }: MyinfoField, generation: 'v3' | 'fapi'): readonly string[] {
  const { scopes, shape } = findAttribute(attribute)
  if (!members || !('members' in shape) || scopes[generation].every((scope) => !scope.includes('.')))
    return scopes[generation]
  const wires = shape.members.filter(({ name }) => members.includes(name)).map(({ wire }) => wire)
  return scopes[generation].filter((scope) => wires.includes(scope.split('.')[1] ?? ''))
}

/** The scopes of a product, each once; of the attributes that are named, where not all of them are asked for. */
export function productScopes(product: Product, generation: 'v3' | 'fapi', names = attributesOf(product)): string[] {
  const fields = myinfoFields(product).filter(({ attribute }) => names.includes(attribute))
  return [...new Set(fields.flatMap((field) => scopesOf(field, generation)))]
}

/** A person without the members of records that the product does not ask for, should they have been sent all the same. */
export function withinAsked(product: Product, person: Person): Person {
  const members = new Map(myinfoFields(product).map((field) => [field.attribute, field.members]))
  return Object.fromEntries(
    Object.entries(person).map(([name, held]) => {
      const asked = members.get(name)
      return [name, asked && held.state === 'present' ? { ...held, value: only(held.value, asked) } : held]
    }),
  )
}

function only(value: Value, members: readonly string[]): Value {
  const part = (record: RecordValue): RecordValue =>
    Object.fromEntries(Object.entries(record).filter(([name]) => members.includes(name)))
  if (isRecords(value)) return value.map(part)
  return isRecord(value) ? part(value) : value
}
