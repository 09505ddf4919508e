import { ImageResponse } from 'next/og'
import { CardMark } from '../card-mark.tsx'

export const dynamic = 'force-static'

/** The mark for a browser's tab. Browsers ask for it by themselves, so that no page has to name it. */
export function GET(): Response {
  return new ImageResponse(<CardMark size={64} />, { width: 64, height: 64 })
}
