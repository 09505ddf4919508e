import * as fs from 'node:fs'

/** Where lines go, which nobody waits for. */
export interface LogOutput {
  write(line: string): void
  /**
   * Resolves once nothing is being written, within a second in any case. Whoever ends the process waits for it: what another
   * thread is writing at that moment could otherwise come after what is written last, or never.
   */
  written(): Promise<void>
}

interface Options {
  /** Bytes that may wait while nothing can be written. */
  most: number
  /** Everything that waited is written, and so many lines were dropped before. */
  onRegained(dropped: number): void
  /** Writes a part and tells how much of it; a test gives its own. */
  write?(fd: number, chunk: Buffer, done: (error: NodeJS.ErrnoException | null, count: number) => void): void
}

/** Bytes that are written at once. */
const CHUNK = 65_536

/** Milliseconds after which a reader that is behind, and a disk that is full or fails, are tried again. */
const BEHIND_MS = 10
const FAILED_MS = 1_000

/** Milliseconds that the end of the process waits for a reader that is behind. */
const LAST_MS = 1_000

/**
 * Writes lines to a file descriptor in their order, and keeps the application out of whatever happens there: with a reader that has
 * stopped or a disk that is full, lines wait, and are dropped and counted beyond a measure; it is tried again until there
 * is room. Once the reader has gone, nothing is kept. At the end of the process what waits is written as far as it can be.
 *
 * Pino's own destination throws where a disk is full, tries again only by a line that still has room in its memory, and
 * never lets the process end.
 *
 * @see {@link https://github.com/pinojs/sonic-boom sonic-boom}, `flushSync`
 */
export function openLogOutput(fd: number, { most, onRegained, write = fs.write }: Options): LogOutput {
  outliveOutput()
  const backlog = createBacklog(most)
  const waiting = createWaiting()
  let state: 'ready' | 'writing' | 'paused' | 'gone' = 'ready'

  function next(): void {
    if (state !== 'ready') return
    const chunk = backlog.chunk()
    if (chunk.length === 0) {
      const dropped = backlog.takeDropped()
      if (dropped > 0) onRegained(dropped)
      return
    }
    state = 'writing'
    write(fd, chunk, (error, count) => {
      state = 'ready'
      if (error) failed(error)
      else backlog.written(count)
      next()
      if (!isWriting()) waiting.goOn()
    })
  }
  const isWriting = () => state === 'writing'
  function failed({ code }: NodeJS.ErrnoException): void {
    state = code === 'EPIPE' ? 'gone' : 'paused'
    if (state === 'gone') backlog.clear()
    else pause(code === 'EAGAIN')
  }
  /** A reader that is behind keeps the process alive, as any write does; a disk that is full does not. */
  function pause(isBehind: boolean): void {
    const goOn = () => {
      state = 'ready'
      next()
    }
    const timer = setTimeout(goOn, isBehind ? BEHIND_MS : FAILED_MS)
    if (!isBehind) timer.unref()
  }
  process.once('exit', () => {
    // What is being written already is not written twice.
    if (isWriting()) backlog.written(backlog.chunk().length)
    if (state !== 'gone') writeLast(fd, backlog)
  })
  return {
    write(line) {
      if (state !== 'gone') backlog.add(line)
      next()
    },
    written: () => (isWriting() ? waiting.wait() : Promise.resolve()),
  }
}

/** Those who wait until they are told to go on, or a second has gone by. */
function createWaiting() {
  const all = new Set<() => void>()
  return {
    wait(): Promise<void> {
      return new Promise((resolve) => {
        const goOn = () => {
          clearTimeout(timer)
          all.delete(goOn)
          resolve()
        }
        const timer = setTimeout(goOn, LAST_MS)
        all.add(goOn)
      })
    },
    goOn(): void {
      for (const goOn of all) goOn()
    },
  }
}

type Backlog = ReturnType<typeof createBacklog>

/** Lines that wait, up to so many bytes; those beyond are dropped and counted. */
function createBacklog(most: number) {
  const lines: string[] = []
  let chunk = Buffer.alloc(0)
  let [bytes, dropped] = [0, 0]
  return {
    add(line: string): void {
      const size = Buffer.byteLength(line)
      if (bytes + size > most) dropped += 1
      else {
        lines.push(line)
        bytes += size
      }
    },
    /** What is to be written next: the rest of the former part, or lines; nothing where none wait. */
    chunk(): Buffer {
      if (chunk.length > 0) return chunk
      let count = 0
      for (let size = 0; count < lines.length && size < CHUNK; count += 1) size += lines[count]?.length ?? 0
      chunk = Buffer.from(lines.splice(0, count).join(''))
      return chunk
    },
    written(count: number): void {
      chunk = chunk.subarray(count)
      bytes -= count
    },
    takeDropped(): number {
      const count = dropped
      dropped = 0
      return count
    },
    clear(): void {
      lines.length = 0
      chunk = Buffer.alloc(0)
    },
  }
}

/** There is no event loop any more: writes until nothing waits, an error comes, or a reader stays behind. */
function writeLast(fd: number, backlog: Backlog): void {
  const end = performance.now() + LAST_MS
  for (let chunk = backlog.chunk(); chunk.length > 0 && performance.now() < end; chunk = backlog.chunk()) {
    try {
      backlog.written(fs.writeSync(fd, chunk))
    } catch (error) {
      if (Object(error).code !== 'EAGAIN') return
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BEHIND_MS)
    }
  }
}

/**
 * Lets nothing that happens to standard output or standard error end this process: whoever prints is told nothing. That
 * Node.js opens both as streams also keeps a write to a pipe that nobody reads from holding up the end of the process.
 *
 * @see {@link https://nodejs.org/api/process.html#a-note-on-process-io Node.js, process I/O}
 */
function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
