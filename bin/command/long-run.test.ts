import { Command } from 'commander'
import { expect, test } from 'vitest'
import { countOf, runLong } from './long-run.ts'

function contextOf(said: string[]) {
  const print = (line: string) => said.push(line)
  return { print, printError: print, now: Date.now, env: {} }
}

function run(argv: readonly string[], work: Parameters<typeof runLong<{ times: string }>>[1], said: string[] = []) {
  const program = new Command('trial').option('--times <count>', 'how often', '3')
  return runLong<{ times: string }>({ program, argv, context: contextOf(said) }, work)
}

test('a long run gives its own exit code, and says how far it is with the seconds', async () => {
  const said: string[] = []
  const code = await run(
    [],
    async ({ options, report }) => {
      report('begun')
      return countOf(options.times, '--times')
    },
    said,
  )
  expect(code).toBe(3)
  expect(said).toEqual([expect.stringMatching(/^ +0\.\d s {2}begun$/)])
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a long run that %s stops puts away what it began, and ends with 130',
  async (name) => {
    const code = await run([], ({ signal }) => {
      const ended = new Promise<number>((resolve) => signal.addEventListener('abort', () => resolve(0)))
      process.emit(name)
      return ended
    })
    expect(code).toBe(130)
  },
)

test.each([['--nope'], ['--times', 'many'], ['--times', '0'], ['--times', '1.5']])(
  'a long run is refused by %s %s with exit code 2',
  async (...argv) => expect(await run(argv, async ({ options }) => countOf(options.times, '--times'))).toBe(2),
)
