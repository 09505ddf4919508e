import type { Persona } from './persona.ts'

type Path = readonly string[]
type Members = Record<string, unknown>

const envelopeMembers = ['classification', 'source', 'lastupdated', 'unavailable']

/**
 * The part of a persona's record that the scopes ask for.
 *
 * A dotted scope keeps its leaf under the parent, with the envelopes on the way; in an array it keeps the leaf of every
 * record. A bare parent keeps all of it. What the record does not hold is left out.
 */
export function personInfo(persona: Persona, scopes: readonly string[]): Members {
  return keepMembers(
    persona.person,
    scopes.map((scope) => scope.split('.')),
  )
}

function keepMembers(source: Members, paths: readonly Path[]): Members {
  const kept: Members = {}
  for (const name of new Set(paths.map(([head]) => head))) {
    if (name === undefined || !Object.hasOwn(source, name)) continue
    const rest = paths.filter(([head]) => head === name).map(([, ...tail]) => tail)
    kept[name] = keep(source[name], rest)
  }
  return kept
}

function keep(source: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return source
  if (Array.isArray(source)) return source.map((record) => keep(record, paths))
  if (!isMembers(source)) return source
  return { ...keepMembers(source, paths), ...keepEnvelope(source) }
}

function keepEnvelope(source: Members): Members {
  return Object.fromEntries(Object.entries(source).filter(([name]) => envelopeMembers.includes(name)))
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
