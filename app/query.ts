/** A page's query, as Next hands it over. */
export type Query = { [name: string]: string | string[] | undefined }

/** One value of a query; the first where it stands twice. */
export function one(query: Query, name: string): string | undefined {
  const value = query[name]
  return Array.isArray(value) ? value[0] : value
}
