import { gzipSync } from 'node:zlib'

/** Addresses of the scripts that a modern browser loads with a page, each once. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b([^>]*)>/gi)].map(([, attributes]) => attributes ?? '')
  const modern = tags.filter((attributes) => !/\bnomodule\b/i.test(attributes))
  const sources = modern.flatMap((attributes) => /\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? [])
  return [...new Set(sources)]
}

/** Kilobytes (1000) of scripts as they travel, each compressed by itself. */
export async function sizeOf(scripts: readonly string[], load: (script: string) => Promise<Buffer>): Promise<number> {
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await load(script)).length))
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
