import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { attributesOf, productScopes } from '@/lib/onboarding/asked-of-myinfo.ts'
import { checkCompliance } from '@/lib/onboarding/compliance.ts'
import { connectionOf } from '@/lib/onboarding/connection-of.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { type Finding, fault, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

/** Checks what each product asks for: that its connection offers it, that it is shown, and which tier it costs. */
export function checkScopes(inspection: Inspection): Finding[] {
  return inspection.products.flatMap((product) => checkProduct(product, generationOf(product, inspection)))
}

function generationOf(product: Product, { config }: Inspection): 'v3' | 'fapi' {
  return connectionOf(product, config.connections) === 'v3' ? 'v3' : 'fapi'
}

function checkProduct(product: Product, connection: 'v3' | 'fapi'): Finding[] {
  const names = attributesOf(product)
  const unknown = unknownOf(names)
  if (unknown.length > 0) return unknown.map((name) => refuse(`${product.id}: "${name}" is not an attribute of Myinfo`))
  const broken = checkCompliance([product]).faults.map(refuse)
  const missing = names.filter((name) => findAttribute(name).scopes[connection].length === 0)
  return [
    ...broken,
    ...missing.map((name) => notOffered({ product, name, connection })),
    ...(broken.length > 0 ? [] : [describeTier(product, connection)]),
  ]
}

function unknownOf(names: readonly string[]): string[] {
  return names.filter((name) => {
    try {
      return !findAttribute(name)
    } catch {
      return true
    }
  })
}

function notOffered({ product, name, connection }: { product: Product; name: string; connection: string }): Finding {
  return warning('scopes.offered', `${product.id}: "${name}" is not offered by ${connection}`, {
    why: 'It is asked of the applicant by hand instead.',
    fix: 'leave it out of the product, or keep asking for it by hand',
  })
}

function describeTier(product: Product, connection: 'v3' | 'fapi'): Finding {
  const names = attributesOf(product).filter((name) => findAttribute(name).scopes[connection].length > 0)
  const count = productScopes(product, connection).length
  const plus = names.filter((name) => findAttribute(name).tier === 'plus')
  const tier = plus.length > 0 ? `Plus tier, because of ${plus.join(', ')}` : 'Standard tier'
  return passed('scopes.tier', `${product.id}: ${count} scopes of ${connection}, each valid and shown; ${tier}`)
}

function refuse(found: string): Finding {
  return fault('scopes.shown', found, {
    why: 'Myinfo approves only what is shown to the applicant, and locked exactly where its rules say.',
    fix: 'mend the product in lib/onboarding/products; `npm run rules` shows the whole report',
  })
}
