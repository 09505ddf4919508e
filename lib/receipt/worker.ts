import { parentPort } from 'node:worker_threads'
import type { ReceiptContent } from './content.ts'
import { renderReceipt } from './render.tsx'

/** One receipt to draw, as the thread is told. */
export interface DrawingTask {
  id: number
  content: ReceiptContent
  /** Epoch milliseconds. */
  created: number
}

/** What the thread answers: the PDF, or the name of the error, whose message may quote what was drawn. */
export type DrawingAnswer = { id: number; pdf: Uint8Array } | { id: number; failed: string }

parentPort?.on('message', async (task: DrawingTask) => parentPort?.postMessage(await answerTo(task)))

async function answerTo({ id, content, created }: DrawingTask): Promise<DrawingAnswer> {
  try {
    return { id, pdf: new Uint8Array(await renderReceipt(content, new Date(created))) }
  } catch (failure) {
    return { id, failed: failure instanceof Error ? failure.name : 'unknown' }
  }
}
