import fc from 'fast-check'
import { personas } from 'singpass-simulator/personas'
import { mockpassPersonas } from '@/lib/myinfo/testing/personas.ts'

/** Everybody that MockPass and the simulator know, in the wire's own shape. */
const everybody: readonly unknown[] = [
  ...mockpassPersonas().map(({ wire }) => wire),
  ...personas.map(({ person }) => person),
]

/** A mark-up that no page of ours may ever hold as mark-up. */
export const script = '<script>alert(1)</script>'

const texts = fc.oneof(
  fc.constantFrom(script, 'n\0ul \x1b[31m', '\u202eesrever', '\ud800', '😀', '__proto__', 'constructor', '', ' ', 'NA'),
  fc.constantFrom('x'.repeat(200), 'x'.repeat(20_000), '2026-02-31', '0000-00', '-', '1'.repeat(400), 'Unformatted'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const scalars = fc.oneof(texts, fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1e308, 5e-324, 2 ** 53, 7))

/** What may be done to one place of a person. */
const edits = fc.oneof(
  scalars.map((scalar) => () => scalar),
  scalars.map((scalar) => (was: unknown) => (isObject(was) && 'value' in was ? { ...was, value: scalar } : scalar)),
  fc.constant(() => undefined),
  fc.constantFrom('1', '2', '3', '4', 9).map((source) => (was: unknown) => (isObject(was) ? { ...was, source } : was)),
  fc.constant((was: unknown) => (isObject(was) ? { ...was, unavailable: true } : was)),
  fc.constantFrom(1, 3, 600).map((times) => (was: unknown) => Array.from({ length: times }, () => was)),
  fc.constantFrom(1, 300).map((depth) => (was: unknown) => nested(was, depth)),
  fc.jsonValue({ maxDepth: 3 }).map((json) => () => json),
)
const edit = fc.record({ path: fc.array(fc.nat(80), { minLength: 1, maxLength: 6 }), change: edits })

/** Letters and members that a person may have at most, in all; an answer of Myinfo is a thousand times smaller. */
const most = 2_000_000

/** Any JSON that a person endpoint could answer: somebody known with up to eight places changed, or something else. */
export const anyPerson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 19,
    arbitrary: fc.tuple(fc.constantFrom(...everybody), fc.array(edit, { maxLength: 8 })).map(([somebody, changes]) =>
      delivered(
        changes.reduce((person, { path, change }) => {
          const changed = changedAt(person, path, change)
          return isWithin(changed, most) ? changed : person
        }, somebody),
      ),
    ),
  },
)

/** Whether JSON has at most so many letters and members; it is not looked at further than that. */
export function isWithin(json: unknown, limit: number): boolean {
  const open: unknown[] = [json]
  let size = 0
  while (open.length > 0 && size <= limit) {
    const place = open.pop()
    size += typeof place === 'string' ? place.length + 1 : 1
    if (typeof place === 'object' && place !== null) for (const inner of Object.values(place)) open.push(inner)
    if (open.length > limit) return false
  }
  return size <= limit
}

type Members = Readonly<Record<string, unknown>>

function isObject(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function nested(json: unknown, depth: number): unknown {
  return depth === 0 ? json : { value: nested(json, depth - 1) }
}

/** Changes what lies at a path of member numbers; a path that reaches too deep changes the last place it reached. */
function changedAt(json: unknown, [step = 0, ...rest]: readonly number[], change: (was: unknown) => unknown): unknown {
  const keys = Array.isArray(json) || isObject(json) ? Object.keys(json) : []
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return change(json)
  const at = (was: unknown) => (rest.length === 0 ? change(was) : changedAt(was, rest, change))
  if (Array.isArray(json)) return json.map((inner, index) => (String(index) === key ? at(inner) : inner))
  return isObject(json) ? { ...json, [key]: at(json[key]) } : change(json)
}

/** As a parser would hand it over: undefined members gone, no odd prototypes. */
function delivered(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json) ?? 'null')
}
