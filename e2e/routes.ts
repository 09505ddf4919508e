import { readdirSync, readFileSync } from 'node:fs'

/** A handler of the application, as its file says: `/api/forms/[product]/submit` and the methods it answers. */
export interface Route {
  path: string
  methods: string[]
}

/** Every route handler there is, so that one that is added tomorrow is tested too. */
export function routeHandlers(): Route[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/route(\.demo)?\.tsx?$/.test(name),
  )
  return files.map((file) => ({
    path: `/${file.replace(/\/route(\.demo)?\.tsx?$/, '')}`,
    methods: Array.from(
      readFileSync(`app/${file}`, 'utf8').matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm),
      ([, name = '']) => name,
    ),
  }))
}

/** Every page there is, as its file says: `/[product]/apply`. */
export function pages(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => /(^|\/)page(\.demo)?\.tsx$/.test(name))
    .map((name) => `/${name.replace(/\/?page(\.demo)?\.tsx$/, '')}`)
}

/** A path with each of its changing parts filled in by the same text. */
export function filledIn(path: string, text: string): string {
  return path.replaceAll(/\[[^\]]+\]/g, text)
}
