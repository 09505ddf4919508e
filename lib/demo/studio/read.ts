import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { z } from 'zod'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { type Field, nameOf, type Product } from '@/lib/onboarding/product.ts'
import { productFaults } from '@/lib/onboarding/product-faults.ts'
import { productSchema } from './schema.ts'

/** What is wrong with a definition, and where: line and column count from 1. */
export interface DefinitionFault {
  line: number
  column: number
  says: string
  /** The whole definition with what was probably meant, and that word; absent where nothing comes near. */
  instead?: { word: string; text: string }
}

/** A definition that can be read, or everything that keeps it from it. */
export type Read = { product: Product } | { faults: readonly DefinitionFault[] }

type Path = readonly (string | number)[]

/**
 * Reads a product as somebody has typed it: as JSON first, then by its shape, then by the rules that every product of
 * this application keeps. All faults of the first stage that has any, each at its line.
 */
export function readProduct(text: string): Read {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors)
  if (errors.length > 0 || !tree) return { faults: errors.map((error) => jsonFault(text, error)) }
  const placeOf = (path: Path) => placeAt(text, nearest(tree, path).offset)

  const parsed = productSchema.safeParse(JSON.parse(text))
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap(complaints).map(({ path, says }) => ({ ...placeOf(path), says }))
    return { faults }
  }
  const product: Product = parsed.data
  const faults = productFaults(product).map((says) => {
    const path = pathOf(product, says)
    return { ...placeOf(path), ...hinted(says, { text, node: nearest(tree, path) }) }
  })
  return faults.length > 0 ? { faults } : { product }
}

/** What the schema has to say, a complaint for each place: members that it does not know stand at their own names. */
function complaints(issue: z.core.$ZodIssue): { path: Path; says: string }[] {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
  if (issue.code !== 'unrecognized_keys')
    return [{ path, says: `${path.at(-1) ?? 'the definition'}: ${issue.message}` }]
  return issue.keys.map((key) => ({ path: [...path, key], says: `${key}: a definition has no such member here` }))
}

/**
 * A definition that has the shape of a product, whether or not it keeps the rules: enough to be edited field by field.
 * Undefined for one that has not.
 */
export function shapedProduct(text: string): Product | undefined {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors)
  if (errors.length > 0 || !tree) return undefined
  const parsed = productSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}

function jsonFault(text: string, { error, offset }: ParseError): DefinitionFault {
  const words = printParseErrorCode(error)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return { ...placeAt(text, offset), says: `this is no JSON: ${words}` }
}

/** The place that a path leads to, or the last one on the way that there is. */
function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const found = findNodeAtLocation(tree, path.slice(0, length))
    if (found) return found
  }
  return tree
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** Faults name a field or a step by `"name"`; the last one of that name is where it stands. */
function pathOf({ steps }: Product, says: string): Path {
  if (/address/.test(says)) return ['id']
  const name = /"([^"]*)"/.exec(says)?.[1]
  const step = says.includes('step "') ? steps.findLastIndex(({ id }) => id === name) : -1
  if (step >= 0) return ['steps', step, 'id']
  const places = steps.flatMap((step, at) =>
    step.fields.flatMap((field, index) =>
      nameOf(field) === name ? [['steps', at, 'fields', index, memberOf(field, says)]] : [],
    ),
  )
  return places.at(-1) ?? []
}

/** The member of a field that a fault is about: its condition, its kind of answer, or else its name. */
function memberOf({ kind }: Field, says: string): string {
  if (says.includes('depends on')) return 'showWhen'
  if (/option|code list|minimum/.test(says)) return 'answer'
  return kind === 'myinfo' ? 'attribute' : 'id'
}

/** A name that Myinfo does not have gets the nearest one that it has, and the definition with it. */
function hinted(says: string, { text, node }: { text: string; node: Node }): Pick<DefinitionFault, 'says' | 'instead'> {
  const name = /"([^"]*)" is no attribute/.exec(says)?.[1]
  const near = name && nearestName(name)
  if (!near) return { says }
  const corrected = text.slice(0, node.offset) + JSON.stringify(near) + text.slice(node.offset + node.length)
  return {
    says: `${says}. Did you mean "${near}"?`,
    ...(node.value === name && { instead: { word: near, text: corrected } }),
  }
}

function nearestName(name: string): string | undefined {
  const ranked = attributes.map((attribute) => ({ name: attribute.name, distance: distanceOf(name, attribute.name) }))
  const [best] = ranked.sort((one, other) => one.distance - other.distance)
  return best && best.distance <= 4 ? best.name : undefined
}

/** Letters to change, add or take away, from one word to another. */
function distanceOf(one: string, other: string): number {
  const rows = [...other].reduce(
    (row, letter) => {
      const next = [(row[0] ?? 0) + 1]
      for (let index = 1; index < row.length; index += 1) {
        const change = (row[index - 1] ?? 0) + (one[index - 1] === letter ? 0 : 1)
        next.push(Math.min((row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1, change))
      }
      return next
    },
    Array.from({ length: one.length + 1 }, (_, index) => index),
  )
  return rows.at(-1) ?? 0
}
