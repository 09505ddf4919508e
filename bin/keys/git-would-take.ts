import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The warning for a private key that git would take with the next `git add .`; undefined where it is ignored, where
 * there is no repository, and where there is no git.
 */
export async function warnIfGitWouldTake(file: string): Promise<string | undefined> {
  const directory = path.dirname(path.resolve(file))
  const answer = await run('git', ['-C', directory, 'check-ignore', '--quiet', path.resolve(file)]).catch(
    (error: unknown) => error,
  )
  // git says 1 for "not ignored", 128 for "no repository".
  if (Object(answer).code !== 1) return undefined
  return `Warning: git does not ignore ${file}. Add it to .gitignore before you commit: whoever reads the repository would have the private key.`
}
