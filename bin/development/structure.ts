import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { parseOrEnd } from '../command/run-command.ts'
import { countStructure } from '../structure/counts.ts'
import { withRooms } from '../structure/picture.ts'
import { readSources, readText, readWorkspaces, root } from '../structure/repository.ts'
import { breaches } from '../structure/walls.ts'

const page = 'docs/architecture.md'

const program = new Command('structure')
  .description('Counts what tells whether a newcomer finds the way, and names every import that goes through a wall.')
  .option('--draw', `draws the rooms and walls into ${page} instead`)
  .addHelpText('after', '\nExit code: 0 when every wall holds, 1 when an import goes through one.')
const { draw } = parseOrEnd(program).opts<{ draw?: boolean }>()

if (draw) writeFileSync(path.join(root, page), withRooms(readText(page)))
else print()

function print(): void {
  const found = breaches(readSources(), readWorkspaces())
  console.log(
    [...countStructure(), '', found.length === 0 ? 'Every wall holds.' : 'Through a wall:', ...found].join('\n'),
  )
  process.exitCode = found.length > 0 ? 1 : 0
}
