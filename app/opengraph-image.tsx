import { ImageResponse } from 'next/og'
import { brand } from './brand.ts'
import { CardMark } from './card-mark.tsx'

export const alt = brand.name
export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'

/** What a link to this site looks like in a message. */
export default function ShareCard(): ImageResponse {
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        alignItems: 'center',
        gap: 48,
        width: '100%',
        height: '100%',
        padding: 96,
        background: brand.frame.light,
        color: '#0f1c2e',
        fontSize: 84,
      }}
    >
      <CardMark size={180} />
      {brand.name}
    </div>,
    size,
  )
}
