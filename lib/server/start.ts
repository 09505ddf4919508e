import { ConfigError } from '../config/config.ts'
import { getServer } from './server.ts'

/** Exit code for a wrong setting, as in `sysexits.h`. */
const configurationExit = 78

/** Builds the server before the first request; leaves with one clear message when it cannot. */
export async function start(): Promise<void> {
  try {
    await getServer()
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : 'The server could not start.')
    process.exit(failure instanceof ConfigError ? configurationExit : 1)
  }
}
