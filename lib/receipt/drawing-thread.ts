import { Worker } from 'node:worker_threads'
import type { ReceiptContent } from './content.ts'
import type { DrawingAnswer, DrawingTask } from './worker.ts'

/** Draws receipts away from the main thread, one after another. */
export interface DrawingThread {
  /** Ends within a minute. Throws `DrawingFailed`. */
  draw(content: ReceiptContent, created: Date): Promise<Uint8Array>
  /** Receipts that are being drawn or wait for it. */
  waiting(): number
  close(): Promise<void>
}

/** A receipt could not be drawn. Says the name of the error, whose message may quote what was drawn. */
export class DrawingFailed extends Error {
  override readonly name = 'DrawingFailed'
}

interface Waiting {
  resolve(pdf: Uint8Array): void
  reject(failure: DrawingFailed): void
  late: NodeJS.Timeout
}

const longest = 60_000

/**
 * The thread as bundlers know it: they find its file by this very expression. What libraries print in it is dropped:
 * it may quote what is drawn.
 */
function openWorker(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { stdout: true, stderr: true })
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/**
 * A thread that is started when it is first needed, and again after it has ended. One drawing that takes too long ends
 * the thread with all that wait for it: it cannot be interrupted otherwise. Keeps no process alive.
 */
export function createDrawingThread({ open = openWorker, milliseconds = longest } = {}): DrawingThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  return {
    waiting: () => waiting.size,

    draw(content, created) {
      last += 1
      const task: DrawingTask = { id: last, content, created: created.getTime() }
      const drawing = new Promise<Uint8Array>((resolve, reject) => {
        const late = setTimeout(() => end('late'), milliseconds).unref()
        waiting.set(task.id, { resolve, reject, late })
      })
      started().postMessage(task)
      return drawing
    },

    async close() {
      await worker?.terminate()
    },
  }

  function started(): Worker {
    if (worker) return worker
    const opened = open()
    opened.unref()
    opened.on('message', (answer: DrawingAnswer) => settle(answer))
    opened.on('error', ({ name }) => end(name, opened))
    opened.on('exit', () => end('ended', opened))
    worker = opened
    return opened
  }

  function settle(answer: DrawingAnswer): void {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    clearTimeout(asked?.late)
    if ('pdf' in answer) asked?.resolve(answer.pdf)
    else asked?.reject(new DrawingFailed(answer.failed))
  }

  function end(why: string, ended = worker): void {
    if (!ended || ended !== worker) return
    worker = undefined
    void ended.terminate()
    for (const id of [...waiting.keys()]) settle({ id, failed: why })
  }
}
