import { Command } from 'commander'
import { parseOrEnd } from '../command/run-command.ts'
import { build } from '../stack/build.ts'
import { Failure } from '../stack/failure.ts'

const about = "Builds the application for production, without the demo's pages and code."
parseOrEnd(new Command('build').description(about))

/** The demo and the tests build their own. */
try {
  build(process.cwd(), 'production')
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}
