/** What a command tells its caller by its exit code. */
export const exitCodes = { done: 0, fault: 1, usage: 2, refused: 3 } as const

/** What a command needs from outside: where words go, what time it is, and the environment as it stands. */
export interface CommandContext {
  print(line: string): void
  printError(line: string): void
  /** Epoch milliseconds. */
  now(): number
  env: Readonly<Record<string, string | undefined>>
  /** Answers one question of an interactive command; absent when nobody is there to ask. */
  ask?(question: string): Promise<string>
  /** Aborted, with why as its reason (`Stopped`), when the command is asked to end; whoever asks for it ends by itself. */
  attendStop?(): AbortSignal
}

/** A command that cannot be done as it was called: what is wrong in one sentence, and the exit code for it. */
export class CommandRefused extends Error {
  override name = 'CommandRefused'
  readonly exitCode: number

  constructor(message: string, exitCode: number = exitCodes.usage) {
    super(message)
    this.exitCode = exitCode
  }
}
