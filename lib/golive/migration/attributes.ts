import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'

/** The generation that is left. */
export type Generation = 'v3' | 'v4'

/**
 * What becomes of one attribute.
 *
 * `same`: the scope keeps its name. `leaves`: each member is now a scope of its own. `renamed`: another name. `gone`:
 * not offered any more. `unknown`: a name that the attribute table does not have.
 */
export interface AttributeChange {
  /** As asked for today. */
  attribute: string
  change: 'same' | 'leaves' | 'renamed' | 'gone' | 'unknown'
  /** Scopes to ask for from now on. */
  scopes: readonly string[]
  tier?: Attribute['tier']
  what: string
}

/** Names that v3 retired or renamed long ago, and which old configurations still hold. */
const retired: ReadonlyMap<string, string> = new Map([
  ['workpassstatus', 'passstatus'],
  ['workpassexpirydate', 'passexpirydate'],
])

/** Compares attributes as asked for today with the scopes of FAPI, in the order given. */
export function compareAttributes(names: readonly string[]): AttributeChange[] {
  return [...new Set(names)].map(compareAttribute)
}

function compareAttribute(attribute: string): AttributeChange {
  const renamedTo = retired.get(attribute)
  const row = findRow(renamedTo ?? attribute)
  if (!row) {
    const what = 'not in the catalogue: a slip of the pen, or retired before v3; leave it out'
    return { attribute, change: 'unknown', scopes: [], what }
  }
  const { tier } = row
  const scopes = scopesOf(row, renamedTo ?? attribute)
  if (scopes.length === 0) {
    return {
      attribute,
      change: 'gone',
      scopes,
      what: `${row.label} is not offered any more: ask the applicant instead`,
    }
  }
  if (scopes.length === 1 && scopes[0] === attribute)
    return { attribute, change: 'same', scopes, tier, what: 'unchanged' }
  if (scopes.every((scope) => scope.startsWith(`${attribute}.`))) {
    const what = `each member is now a scope of its own (${scopes.length}): ask for those that your form shows`
    return { attribute, change: 'leaves', scopes, tier, what }
  }
  return { attribute, change: 'renamed', scopes, tier, what: `now ${scopes.join(' ')}` }
}

/** A dotted name is a member of its group; a bare one the group, or an attribute of its own. */
function findRow(name: string): Attribute | undefined {
  const [group] = name.split('.')
  return (
    attributes.find(({ wire, scopes }) => wire === name || scopes.v3.includes(name) || scopes.fapi.includes(name)) ??
    (name.includes('.') ? attributes.find(({ wire }) => wire === group) : undefined)
  )
}

function scopesOf({ scopes }: Attribute, name: string): readonly string[] {
  if (!name.includes('.')) return scopes.fapi
  return scopes.fapi.filter((scope) => scope === name || scope.startsWith(`${name}.`))
}
