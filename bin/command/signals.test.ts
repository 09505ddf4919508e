import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

/** A command that works for ever, asked to end so often; its exit code and what it says. */
async function stopped(command: string, ...signals: NodeJS.Signals[]) {
  const program = `import('./bin/command/signals.ts').then(({ attendSignals }) => {
    const attendStop = attendSignals({ printError: (line) => console.log(line) }, 50)
    setInterval(() => undefined, 1_000)
    ${command}
    console.log('works')
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  await once(child.stdout, 'data')
  for (const [index, signal] of signals.entries()) {
    if (index > 0) await sleep(100)
    child.kill(signal)
  }
  const [code] = await once(child, 'close')
  return { code, said: said.replace('works\n', '') }
}

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('a command that minds no signal ends at once by %s, and says so', async (signal, code) => {
  const said = `Stopped by ${signal} before it was done. Run it again to do what is left.\n`
  expect(await stopped('', signal)).toEqual({ code, said })
})

test.each([
  ['a listener of its own', "process.once('SIGTERM', () => setTimeout(() => process.exit(0), 20))"],
  ['the signal', "attendStop().addEventListener('abort', ({ target }) => process.exit(target.reason.exitCode - 143))"],
])('a command that minds it by %s ends by itself', async (_, command) => {
  expect(await stopped(command, 'SIGTERM')).toEqual({ code: 0, said: '' })
})

test.each([
  ['a listener of its own', "process.once('SIGTERM', () => undefined)"],
  ['the signal', 'attendStop()'],
])('a command that minds it by %s and does not end is ended by the next one', async (_, command) => {
  const said = 'Stopped by SIGINT at once. Run it again to see what is left to do.\n'
  expect(await stopped(command, 'SIGTERM', 'SIGINT')).toEqual({ code: 130, said })
})
