import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** What the system says of a running process. */
export interface ProcessEntry {
  parent: number
  /** In the system's own notation. Process numbers are reused; number and start time together are not. */
  started: string
  /** File name of the program, shortened by the system. */
  name: string
}

const hasProc = existsSync('/proc/self/stat')

/** Looks a process up; undefined when it does not run, or has ended and only waits for its parent. */
export function findProcess(pid: number): ProcessEntry | undefined {
  return hasProc ? findInProc(pid) : findWithPs(pid)
}

/** Sends a signal to a process that heads a group, and to everything in the group. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has ended by itself.
  }
}

function findInProc(pid: number): ProcessEntry | undefined {
  try {
    // "<pid> (<name, which may hold spaces and brackets>) <state> <parent> … <start time, field 22> …"
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const [state, parent, ...others] = (rest ?? '').split(' ')
    return state === 'Z' ? undefined : { parent: Number(parent), started: others[17] ?? '', name: name ?? '' }
  } catch {
    return undefined
  }
}

function findWithPs(pid: number): ProcessEntry | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,ppid=,lstart=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, state, parent, started, name] = /^(\S+)\s+(\d+)\s+(\S+ \S+\s+\S+ \S+ \S+)\s+(.*)$/.exec(stdout.trim()) ?? []
  if (!state || state.startsWith('Z')) return undefined
  return { parent: Number(parent), started: started ?? '', name: (name ?? '').split('/').pop() ?? '' }
}
