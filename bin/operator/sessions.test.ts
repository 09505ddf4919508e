import { expect, test } from 'vitest'
import { runSessions } from './sessions.ts'

async function run(...argv: string[]) {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await runSessions(argv, { print: say, printError: say, now: Date.now, env: {} })
  return { code, said: said.join('\n') }
}

test.each([
  [['end']],
  [['end', '--everyone', '--reference', 'ABCD-EFGH-JK']],
  [['end', '--reference', 'ABCD-EFGH']],
  [['end', '--subject', 'too short']],
])('S26: %j is no way to name whose sessions end', async (argv) => {
  expect((await run(...argv)).code).toBe(2)
})

test.each(['--reference', '--subject'])('S26: an NRIC given as %s is refused, and not repeated', async (option) => {
  const { code, said } = await run('end', option, 'S9812381D')

  expect(code).toBe(2)
  expect(said).not.toContain('S9812381D')
})
