import type { ReceiptContent } from './content.ts'
import type { DrawingThread } from './drawing-thread.ts'

/** What came of asking for a receipt: the PDF; `busy` when this session has another one drawn; `full` when too many wait. */
export type ReceiptAnswer = { kind: 'pdf'; pdf: Uint8Array } | { kind: 'busy' } | { kind: 'full' }

/** Receipts as PDF, each drawn once as long as it is remembered. */
export interface Receipts {
  /** `key` names the application and everything else that its content depends on. Throws `DrawingFailed`. */
  receipt(asked: { session: string; key: string; created: Date; content(): ReceiptContent }): Promise<ReceiptAnswer>
}

const remembered = 50
const minutes = 10
const longestQueue = 20

/**
 * Receipts drawn by one thread. Who asks again for a receipt that is being drawn waits for the same one; the newest are
 * remembered for ten minutes, in memory alone.
 */
export function createReceipts({
  thread,
  now = Date.now,
}: {
  thread: Pick<DrawingThread, 'draw' | 'waiting'>
  now?: () => number
}): Receipts {
  const drawn = new Map<string, { pdf: Promise<Uint8Array>; until: number }>()
  const drawing = new Map<string, string>()

  return {
    async receipt({ session, key, created, content }) {
      forgetOld()
      const known = drawn.get(key)
      if (known) return { kind: 'pdf', pdf: await known.pdf }
      if (drawing.has(session)) return { kind: 'busy' }
      if (thread.waiting() >= longestQueue) return { kind: 'full' }

      const pdf = thread.draw(content(), created)
      drawing.set(session, key)
      drawn.set(key, { pdf, until: now() + minutes * 60_000 })
      try {
        return { kind: 'pdf', pdf: await pdf }
      } catch (failure) {
        drawn.delete(key)
        throw failure
      } finally {
        drawing.delete(session)
      }
    },
  }

  function forgetOld(): void {
    for (const [key, { until }] of drawn) if (until <= now() || drawn.size > remembered) drawn.delete(key)
  }
}
