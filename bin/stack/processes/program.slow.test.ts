import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claim } from './pid-file.ts'
import { findProcess } from './process-table.ts'
import { Running } from './program.ts'

const followParent = new URL('./follow-parent.mjs', import.meta.url).href
let directory: string

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'program-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

function run(script: string, output = 'nowhere') {
  return new Running({
    name: 'program',
    command: [process.execPath, '--import', followParent, '-e', script],
    cwd: directory,
    environment: {},
    output,
  })
}

/** A program with a child of its own; sends the child's number, and ignores a polite signal if told to. */
const withChild = (deaf: boolean) => `
  ${deaf ? "process.on('SIGTERM', () => {})" : ''}
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  process.send(child.pid)
  setInterval(() => {}, 1000)`

async function untilGone(pid: number) {
  for (let turn = 0; turn < 100 && findProcess(pid); turn += 1) await sleep(50)
  return findProcess(pid) === undefined
}

describe('a running program', () => {
  test.each([
    ['polite', false],
    ['deaf', true],
  ])('that is %s is stopped with what it started', async (_, deaf) => {
    const running = run(withChild(deaf))
    const child = Number(await running.message())
    await running.stop(300)

    expect(await untilGone(running.pid)).toBe(true)
    expect(await untilGone(child)).toBe(true)
  })

  test.each(['nowhere', 'a file'])('tells why it ended, and its last words, when they go to %s', async (output) => {
    const script = "console.error('no room'); process.exitCode = 3"
    const running = run(script, output === 'nowhere' ? output : path.join(directory, 'program.log'))

    expect(await running.ended).toBe('code 3')
    expect(running.lastWords).toContain('no room')
  })

  test('that cannot be started ends with the reason', async () => {
    const nothing = ['/nowhere/program'] as [string]
    const running = new Running({ name: 'x', command: nothing, cwd: '/', environment: {}, output: 'nowhere' })

    expect(await running.ended).toMatch(/ENOENT/)
    await running.stop(10)
  })

  test('writes to its file, readable by its owner alone', async () => {
    const file = path.join(directory, 'program.log')
    const running = run("console.log('a line')", file)
    await running.ended

    expect(readFileSync(file, 'utf8')).toBe('a line\n')
  })

  test('ends when the one that started it is killed', async () => {
    const running = run(`
      const { spawn } = require('node:child_process')
      const command = ['--import', ${JSON.stringify(followParent)}, '-e', 'setInterval(() => {}, 1000)']
      const child = spawn(process.execPath, command, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      setTimeout(() => process.send(child.pid), 500)
      setInterval(() => {}, 1000)`)
    const child = Number(await running.message())
    process.kill(running.pid, 'SIGKILL')

    expect(await untilGone(child)).toBe(true)
  })
})

describe('a data directory', () => {
  const entry = (name: string, pid: number, started?: string) => ({
    name,
    pid,
    started: started ?? findProcess(pid)?.started ?? '',
  })
  const leave = (...entries: object[]) => writeFileSync(path.join(directory, 'processes.json'), JSON.stringify(entries))

  test('is refused while another demo runs on it', async () => {
    leave(entry('demo', process.ppid))

    await expect(claim(directory)).rejects.toThrow(`A demo already runs on ${directory} (process ${process.ppid}).`)
  })

  test('is claimed when the number of the last demo belongs to another process now', async () => {
    leave(entry('demo', process.ppid, 'long ago'))
    const file = await claim(directory)

    expect(JSON.parse(readFileSync(path.join(directory, 'processes.json'), 'utf8'))).toEqual([
      entry('demo', process.pid),
    ])
    file.release()
  })

  test('is cleared of what a killed demo left behind, even when that is deaf', async () => {
    const orphan = run("process.on('SIGTERM', () => {}); process.send('ready'); setInterval(() => {}, 1000)")
    await orphan.message()
    leave(entry('demo', 999_999, 'gone'), entry('MockPass', orphan.pid))
    await claim(directory)

    expect(findProcess(orphan.pid)).toBeUndefined()
  })

  test('leaves alone a process that merely has the number of one left behind', async () => {
    const stranger = run('setInterval(() => {}, 1000)')
    leave(entry('MockPass', stranger.pid, 'long ago'))
    await claim(directory)

    expect(findProcess(stranger.pid)?.name).toBe('node')
    await stranger.stop(100)
  })

  test.each(['', 'not json', '{}', '[{"name":"demo","pid":-1,"started":""}]', '[{"pid":1}]', '[null]'])(
    'is claimed when its list of processes reads %j',
    async (content) => {
      writeFileSync(path.join(directory, 'processes.json'), content)
      await claim(directory)

      expect(readFileSync(path.join(directory, 'processes.json'), 'utf8')).toContain(`"pid": ${process.pid}`)
    },
  )
})
