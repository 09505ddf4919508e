import { renderToBuffer } from '@react-pdf/renderer'
import type { ReceiptContent } from './content.ts'
import { ReceiptDocument } from './document.tsx'
import { type FontFamily, fontFamilies, ownFamilies } from './font-families.ts'
import { fontsFor } from './fonts.ts'
import { settable } from './settable.ts'

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws the receipt as a PDF with its fonts in it. A letter that no font has stands as its Unicode number, and a note
 * says so. `created` is the date in the file.
 *
 * One at a time: drawing is heavy, and the fonts remember the letters of the text that is being drawn.
 */
export function renderReceipt(content: ReceiptContent, created: Date): Promise<Buffer> {
  const drawing = last.then(() => draw(content, created))
  last = drawing.catch(() => undefined)
  return drawing
}

/** Not every word of every script can be set: a receipt with the numbers of its letters is better than none. */
async function draw(content: ReceiptContent, created: Date): Promise<Buffer> {
  try {
    return await drawWith(fontFamilies, content, created)
  } catch {
    return drawWith(ownFamilies, content, created)
  }
}

async function drawWith(from: readonly FontFamily[], given: ReceiptContent, created: Date): Promise<Buffer> {
  const content = mapTexts(given, settable)
  const { families, spell } = await fontsFor(JSON.stringify(content), from)
  const spelt = mapTexts(content, spell)
  const isSpelt = JSON.stringify(spelt) !== JSON.stringify(content)
  const notes = isSpelt ? [...spelt.notes, spelt.lettersNote] : spelt.notes
  return renderToBuffer(<ReceiptDocument content={{ ...spelt, notes }} families={families} created={created} />)
}

/** The same content with each of its texts changed. */
function mapTexts(content: ReceiptContent, change: (text: string) => string): ReceiptContent {
  return JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    typeof value === 'string' && key !== 'picture' ? change(value) : value,
  )
}
