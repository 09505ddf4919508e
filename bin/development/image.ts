import path from 'node:path'
import { Command } from 'commander'
import { parseOrEnd } from '../command/run-command.ts'
import { assemble } from '../image/assemble.ts'
import { mostBytes, weigh } from '../image/size.ts'
import { build, isBuilt } from '../stack/build.ts'
import { Failure } from '../stack/failure.ts'

const program = new Command('image')
  .description('Puts the built application into one folder that runs by itself, as an image holds it, and weighs it.')
  .option('--out <folder>', 'where to put it', '.next/image')
  .addHelpText(
    'after',
    '\nStart it with `node server.js` there. Exit code: 0 when it weighs at most 250 MB with Node.js.',
  )
const { out } = parseOrEnd(program).opts<{ out: string }>()

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

try {
  const root = process.cwd()
  if (!isBuilt(root, 'production')) build(root, 'production')
  const folder = path.resolve(out)
  await assemble(root, folder)
  const { application, node, heaviest } = weigh(folder)
  console.log(
    `${folder}: ${megabytes(application)}, with Node.js ${megabytes(application + node)}; its base comes on top`,
  )
  for (const { name, bytes } of heaviest) console.log(`  ${megabytes(bytes).padStart(9)}  ${name}`)
  process.exitCode = application + node <= mostBytes ? 0 : 1
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(error.message)
  process.exitCode = 1
}
