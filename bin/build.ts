import { build } from './stack/build.ts'
import { Failure } from './stack/failure.ts'

/** `npm run build`: the application for production, stamped so that the demo and the tests do not build it again. */
try {
  build(process.cwd())
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}
