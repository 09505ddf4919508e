import 'server-only'
import type { ReceiptContent } from '@/lib/receipt/content.ts'
import { createDrawingThread } from '@/lib/receipt/drawing-thread.ts'
import { createReceipts, type Receipts } from '@/lib/receipt/receipts.ts'

const kept: typeof globalThis & { myinfoReceipts?: Receipts } = globalThis

/** The process's receipts. A bundler may load this module more than once; the thread is one all the same. */
export function receipts(): Receipts {
  kept.myinfoReceipts ??= createReceipts({ thread: createDrawingThread() })
  return kept.myinfoReceipts
}

/** A letter of each font, so that reading them is over before somebody waits for it. */
const everyScript = 'Aa Ā ạ̈ 慧 தமிழ்'

const specimen: ReceiptContent = {
  language: 'en',
  brand: { name: everyScript, operator: everyScript },
  title: everyScript,
  lead: [],
  reference: { label: '', text: '' },
  check: { label: '', text: '', why: '' },
  next: { title: '', steps: [] },
  answers: { title: '', steps: [] },
  kept: { title: '', rows: [] },
  notes: [],
  lettersNote: '',
  footer: '',
}

/** Draws one receipt that nobody sees: the first takes seconds, all others tenths of one. */
export async function warmReceipts(): Promise<void> {
  await receipts().receipt({ session: '', key: '', created: new Date(0), content: () => specimen })
}
