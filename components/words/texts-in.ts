/** The texts of a nested catalogue by their place in it: `form.continue`. Names that begin with `$` are no texts. */
export function textsIn(catalogue: object): [string, string][] {
  return Object.entries(catalogue).flatMap(([name, value]): [string, string][] => {
    if (name.startsWith('$')) return []
    if (typeof value === 'string') return [[name, value]]
    return typeof value === 'object' && value !== null
      ? textsIn(value).map(([rest, text]) => [`${name}.${rest}`, text])
      : []
  })
}
