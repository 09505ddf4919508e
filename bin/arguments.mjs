// What stands after a command that may run before anything is installed: plain JavaScript, built-in modules only.
import { parseArgs } from 'node:util'

/**
 * Reads the options and names after a command, as `parseArgs` of Node.js does.
 *
 * `--help` prints what the command is for and ends. What the command does not take ends it with exit code 2, before it
 * has begun anything.
 */
export function readArguments({ usage, options = {}, names = false }) {
  const all = { ...options, help: { type: 'boolean', short: 'h' } }
  const read = readOrEnd({ options: all, allowPositionals: names })
  if (!read.values.help) return read
  console.log(usage)
  process.exit(0)
}

function readOrEnd(settings) {
  try {
    return parseArgs(settings)
  } catch (error) {
    // Node.js goes on to explain how an option could be a name.
    const [reason] = error.message.split('. ')
    console.error(`error: ${reason}\n${hint}`)
    process.exit(2)
  }
}

/** What every command says after an option that it does not know. */
export const hint = 'Add "-- --help" to see what it takes.'
