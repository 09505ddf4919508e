import type { MetadataRoute } from 'next'
import { brand } from './brand.ts'

/** What a phone needs to keep this site on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: brand.name,
    short_name: brand.name,
    start_url: '/',
    display: 'browser',
    background_color: brand.frame.light,
    theme_color: brand.frame.light,
    icons: [
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  }
}
