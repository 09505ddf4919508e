import { type CommandContext, exitCodes } from './context.ts'

/** As shells have it where whoever reads has enough, such as `head`: 128 and the number of SIGPIPE. */
const brokenPipe = 141

/**
 * Ends a command whose words cannot be written: in silence where whoever reads has enough, and with one line and an exit code of 1 where
 * they are lost, as on a full disk. Node.js would let the one end with its own complaint, and the other as if all was well.
 */
export function attendOutput({ printError }: Pick<CommandContext, 'printError'>): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(brokenPipe)
    printError(`what this prints cannot be written (${code ?? 'unknown'}): it is not complete`)
    process.exit(exitCodes.fault)
  })
  process.stderr.on('error', () => undefined)
}
