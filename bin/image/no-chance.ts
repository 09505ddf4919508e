import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where the image has the application, and thus its own name for the folder that it was built in. */
const home = '/application'

/** Files of a build in which Next.js writes what it draws by chance, or where it was built. */
const written = /(^|\/)(server\.js|[\w-]*(manifest|required-server-files|preview-props)[\w-]*\.(js|json))$/

/**
 * Takes out of a folder that `assemble` fills what makes two builds of the same sources differ: the folder that it was built in,
 * and the keys that Next.js draws for a preview mode and for Server Functions. Neither of these exists here, and the front
 * door lets nothing through that could show such a key: hence they may be known, and are drawn from the name of the build.
 *
 * @param root where it was built
 */
export function takeOutChance(folder: string, root: string): void {
  const { preview } = JSON.parse(readFileSync(path.join(folder, '.next/prerender-manifest.json'), 'utf8'))
  const functions = JSON.parse(readFileSync(path.join(folder, '.next/server/server-reference-manifest.json'), 'utf8'))
  const id = readFileSync(path.join(folder, '.next/BUILD_ID'), 'utf8')
  const drawn: [string, string][] = [...Object.entries<string>(preview), ['encryptionKey', functions.encryptionKey]]
  const replaced: [string, string][] = drawn.map(([name, value]) => [value, drawnFrom(`${id} ${name}`, value)])
  // A build in a folder of another clone names both.
  const { config } = JSON.parse(readFileSync(path.join(folder, '.next/required-server-files.json'), 'utf8'))
  for (const place of [root, config.repoRoot ?? root]) replaced.push([JSON.stringify(place).slice(1, -1), home])
  for (const file of filesIn(folder)) {
    const before = readFileSync(file, 'utf8')
    const after = replaced.reduce((text, [found, instead]) => text.replaceAll(found, instead), before)
    if (after !== before) writeFileSync(file, after)
  }
}

/** As long as the given value, and in its alphabet: hexadecimal digits, or 32 bytes in Base64. */
function drawnFrom(seed: string, value: string): string {
  const hash = createHash('sha256').update(seed)
  return /^[0-9a-f]+$/.test(value) ? hash.digest('hex').slice(0, value.length) : hash.digest('base64')
}

function filesIn(folder: string): string[] {
  const built = readdirSync(path.join(folder, '.next'), { recursive: true, encoding: 'utf8' })
  return ['server.js', ...built.filter((file) => written.test(file)).map((file) => path.join('.next', file))].map(
    (file) => path.join(folder, file),
  )
}
