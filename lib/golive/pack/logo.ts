import { readPng } from '../picture.ts'

const least = 256
const most = 512
const largest = 200_000

/**
 * What is wrong with an app logo, in words; empty when the developer portal takes it.
 *
 * @see Singpass developer documentation, Getting started, "App Logo"
 */
export function logoFaults(content: Uint8Array): string[] {
  const size = readPng(content)
  if (!size) return ['is no PNG, or is damaged']
  const { width, height, transparent } = size
  const faults: string[] = []
  if (width !== height) faults.push(`is not square: ${width} × ${height} pixels`)
  if (Math.min(width, height) < least || Math.max(width, height) > most)
    faults.push(`must have ${least} to ${most} pixels on each side, and has ${width} × ${height}`)
  if (!transparent) faults.push('has no transparent background')
  if (content.length > largest) faults.push(`has ${Math.ceil(content.length / 1000)} kB: at most ${largest / 1000}`)
  return faults
}
