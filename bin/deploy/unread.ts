/**
 * Hands a value out so that what is read of it can be told: a check that passes has read every member that it knows, so
 * one that was never read is misspelt. Members of the first level are left out, which are copied whole.
 */
export function watch<Value extends object>(value: Value): { watched: Value; unread(): string[] } {
  const known = new Set<string>()
  const all: string[] = []

  function hand<Part extends object>(part: Part, place: string): Part {
    for (const [key, inner] of Object.entries(part)) {
      const path = `${place}.${key}`
      if (place !== '') all.push(path)
      Object.assign(part, { [key]: isObject(inner) ? hand(inner, path) : inner })
    }
    return new Proxy(part, {
      get(target, key, receiver) {
        known.add(`${place}.${String(key)}`)
        return Reflect.get(target, key, receiver)
      },
    })
  }

  const watched = hand(structuredClone(value), '')
  return { watched, unread: () => all.filter((path) => !known.has(path)) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
