import { ImageResponse } from 'next/og'
import { CardMark } from '../card-mark.tsx'

export const dynamic = 'force-static'

/** The mark as a web app's icon, for a phone's home screen. */
export function GET(): Response {
  return new ImageResponse(<CardMark size={512} />, { width: 512, height: 512 })
}
