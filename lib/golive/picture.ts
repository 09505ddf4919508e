import { decode } from 'fast-png'

/** Pixels of a picture, and whether any of them can be seen through. */
export interface PictureSize {
  width: number
  height: number
  /** Unknown of an SVG. */
  transparent?: boolean
}

/** Reads a whole PNG, every pixel of it; `undefined` when it is none, or is damaged. */
export function readPng(content: Uint8Array): PictureSize | undefined {
  try {
    const { width, height, channels, data, depth, transparency } = decode(content, { checkCrc: true })
    const opaque = depth === 16 ? 65_535 : 255
    const hasAlpha = channels === 2 || channels === 4
    const transparent = hasAlpha && data.some((value, index) => index % channels === channels - 1 && value < opaque)
    return { width, height, transparent: transparent || transparency !== undefined }
  } catch {
    return undefined
  }
}

/** The size that an SVG states of itself, by `width` and `height` or by its `viewBox`; `undefined` when by neither. */
export function readSvg(content: Uint8Array): PictureSize | undefined {
  const root = /<svg\b[^>]*>/.exec(new TextDecoder().decode(content))?.[0]
  if (root === undefined) return undefined
  const stated = (name: string) => Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(root)?.[1])
  const [, , wide, high] = (/\sviewBox=["']([^"']+)["']/.exec(root)?.[1] ?? '').split(/[\s,]+/).map(Number)
  const width = stated('width') || wide
  const height = stated('height') || high
  return width && height ? { width, height } : undefined
}
