import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Features of PostgreSQL beyond plain tables, by how they are written; the names are those of docs/scaling.md. */
export const features: Readonly<Record<string, RegExp>> = {
  'rows locked by `FOR UPDATE`': /for update|\.for\('update'/i,
  '`SKIP LOCKED`': /skip locked|skipLocked/i,
  '`ON CONFLICT`': /on conflict|onConflict/i,
  '`RETURNING`': /\breturning\b/i,
  'indexes over a part of the rows': /create (?:unique )?index [^;]*\bwhere\b/i,
  'foreign keys that remove by cascade': /on delete cascade/i,
  'unlogged tables': /create unlogged table/i,
  'a function in PL/pgSQL': /language plpgsql/i,
  'a function with the rights of its owner': /security definer/i,
  triggers: /create trigger/i,
  'an advisory lock until the end of its transaction': /pg_advisory_xact_lock/i,
  'numbers by `serial`': /\b(?:big)?serial\b/i,
  'settings until the end of their transaction': /set local|set_config/i,
  'settings of a role in a database': /alter role/i,
  '`LISTEN` and `NOTIFY`': /\b(?:un)?listen ["a-z_]|\bnotify ["a-z_]/i,
  '`LOCK TABLE`': /\block table\b/i,
  'an advisory lock of a session': /pg_(?:try_)?advisory_lock\b/i,
  'settings of a session': /\bset session\b|['"`]set (?!local)\w+ *(?:=|to)\b/i,
  'named prepared statements': /\.prepare\(|\.query\(\{ name,|\bname: ['"`][^'"`]*['"`], *text:/,
  'temporary tables': /create temp(?:orary)? table/i,
  extensions: /create extension/i,
  partitions: /partition by/i,
  'exclusion constraints': /\bexclude using\b/i,
  'two-phase commits': /prepare transaction/i,
}

/** Names of the features that the stores and their migrations use, of those above. */
export function usedFeatures(root: string): string[] {
  const source = sourcesIn(path.join(root, 'lib/storage')).join('\n')
  return Object.entries(features).flatMap(([name, pattern]) => (pattern.test(source) ? [name] : []))
}

/** What is run against the database of the bank: not the embedded server, which is never pooled or distributed. */
function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const isSource = (name: string) => /\.(?:ts|sql)$/.test(name) && !/\.test\.ts$|^(?:testing|embedded)\//.test(name)
  return names.filter(isSource).map((name) => withoutComments(readFileSync(path.join(folder, name), 'utf8')))
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(?:^|\s)(?:\/\/|-- ).*$/gm, '')
}
