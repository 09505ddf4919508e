import type { Shape } from '@/lib/myinfo/attribute.ts'
import type { Input, InputRule } from './input.ts'

/**
 * The controls of one value, in the order in which they are read: three for a date, seven for an address, one for
 * anything else. Text without a limit of its own takes 100 characters.
 */
export function leafInputs({
  name,
  shape,
  required,
  rule,
  part,
}: {
  name: string
  shape: Shape
  required: boolean
  rule?: InputRule
  part?: string
}): Input[] {
  if (shape.kind === 'date') return dateInputs({ name, required, rule: rule ?? 'date', part })
  if (shape.kind === 'address') return addressInputs(name, required)
  const base = { name, required, ...(part ? { part } : {}), ...(rule ? { rule } : {}) }
  if (shape.kind === 'code')
    return [shape.codes ? { ...base, type: 'choice', codes: shape.codes } : { ...base, type: 'text', maxLength: 100 }]
  if (shape.kind === 'money') return [{ ...base, type: 'money', min: 0, max: 999_999_999 }]
  if (shape.kind === 'number') return [{ ...base, type: 'number', min: 0, max: 999_999_999 }]
  if (shape.kind === 'year') return [{ ...base, type: 'year', min: 1900, max: 2100 }]
  if (shape.kind === 'phone') return [{ ...base, type: 'tel', maxLength: 20 }]
  if (shape.kind === 'email') return [{ ...base, type: 'email', maxLength: 320 }]
  if (shape.kind === 'boolean') return [{ ...base, type: 'choice', codes: 'yesNo' }]
  return [{ ...base, type: 'text', maxLength: 'maxLength' in shape && shape.maxLength ? shape.maxLength : 100 }]
}

function dateInputs({
  name,
  required,
  rule,
  part,
}: {
  name: string
  required: boolean
  rule: InputRule
  part?: string
}): Input[] {
  const parts = [
    ['day', 1, 31],
    ['month', 1, 12],
    ['year', 1900, 2100],
  ] as const
  return parts.map(([type, min, max]) => ({
    name: `${name}-${type}`,
    type,
    part: part ? `${part}-${type}` : type,
    required,
    min,
    max,
    rule,
  }))
}

function addressInputs(name: string, required: boolean): Input[] {
  return [
    { name: `${name}-postal`, type: 'text', part: 'postal', required, maxLength: 12, rule: 'postal' },
    { name: `${name}-block`, type: 'text', part: 'block', required: false, maxLength: 10 },
    { name: `${name}-street`, type: 'text', part: 'street', required, maxLength: 66 },
    { name: `${name}-floor`, type: 'text', part: 'floor', required: false, maxLength: 3 },
    { name: `${name}-unit`, type: 'text', part: 'unit', required: false, maxLength: 5 },
    { name: `${name}-building`, type: 'text', part: 'building', required: false, maxLength: 66 },
    { name: `${name}-country`, type: 'choice', part: 'country', required, codes: 'country' },
  ]
}

/** The rule of an attribute or member by that name, where there is one. */
export function ruleOf(name: string): InputRule | undefined {
  if (name === 'nricOrFin') return 'nric'
  return name === 'dateOfBirth' ? 'past-date' : undefined
}
