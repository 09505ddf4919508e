import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program in a process of its own, and what it has said. */
export interface RunningProgram {
  child: ChildProcess
  said(): string
}

/** Runs a program, which may import TypeScript, and waits for the first thing that it says. */
export async function runProgram(program: string): Promise<RunningProgram> {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  await once(child.stdout, 'data')
  return { child, said: () => said }
}
