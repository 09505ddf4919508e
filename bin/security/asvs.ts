/** One requirement of OWASP ASVS 5.0 and how it stands here. */
export type AsvsRow = Readonly<Record<'id' | 'level' | 'state' | 'how' | 'where', string>>

/** How a requirement may stand. `operator`: it is met where the application is run, not in it. */
const asvsStates = ['holds', 'partly', 'not applicable', 'operator']

/** The rows of a CSV with a heading, each by the names of its columns; quoted cells may hold commas and quotes. */
export function readRows(csv: string): Record<string, string>[] {
  const [names = [], ...rows] = csv.trimEnd().split('\n').map(cellsOf)
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
}

/**
 * What is wrong with the table: a requirement that is missing, twice, unknown or of another level, an unknown state, an
 * empty cell, a place that is not there. `isThere` says whether a path of the repository is.
 */
export function asvsFaults({
  standard,
  rows,
  isThere,
}: {
  standard: readonly Pick<AsvsRow, 'id' | 'level'>[]
  rows: readonly AsvsRow[]
  isThere: (path: string) => boolean
}): string[] {
  const levels = new Map(standard.map(({ id, level }) => [id, level]))
  const missing = standard.filter(({ id }) => !rows.some((row) => row.id === id)).map(({ id }) => `${id} is missing`)
  const faulty = rows.flatMap(({ id, level, state, how, where }, index) => {
    const places = where.split(' ').filter(Boolean)
    return [
      levels.get(id) !== level && `${id} is not a requirement of level ${level}`,
      rows.findIndex((row) => row.id === id) !== index && `${id} stands twice`,
      !asvsStates.includes(state) && `${id} is "${state}"`,
      how.trim() === '' && `${id} does not say how`,
      places.length === 0 && `${id} does not say where`,
      ...places.filter((path) => !isThere(path)).map((path) => `${id} names ${path}, which is not there`),
    ].filter((fault) => fault !== false)
  })
  return [...missing, ...faulty]
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
