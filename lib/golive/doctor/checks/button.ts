import { brand } from '@/lib/onboarding/brand.ts'
import { type Artworks, usesWithoutArtwork } from '@/lib/onboarding/singpass-artwork.ts'
import type { SingpassArtwork } from '@/lib/onboarding/singpass-use.ts'
import { type Finding, fault, passed, skipped, warning } from '../../finding.ts'
import { readPng, readSvg } from '../../picture.ts'
import type { Inspection } from '../inspection.ts'

/**
 * Checks the button that leaves for Singpass: official artwork for every use that a product on offer names, in a file of
 * the size that is stated, with its words.
 *
 * @see Singpass developer documentation, "Singpass Button Design Specification", binding since 1 September 2026
 */
export function checkButton({ config, products, artwork = brand.singpassArtwork, readPublic }: Inspection): Finding[] {
  const apps = [...config.fapi.values(), ...(config.v3 ? [config.v3] : [])]
  if (config.demo || apps.every(({ env }) => env === 'local'))
    return [skipped('button', "the button is text, marked as a demo's: real applicants need the official artwork")]
  const isReal = config.production || apps.some(({ env }) => env === 'production')
  const missing = usesWithoutArtwork(products, artwork).map(({ use, products: needing }) => {
    const found = `${needing.join(', ')}: no official artwork for the Singpass button of use "${use}"`
    return isReal ? fault('button.artwork', found, advice) : warning('button.artwork', found, advice)
  })
  const wrong = readPublic ? filesOf(artwork).flatMap((one) => judge(one, readPublic(one.src))) : []
  const findings = [...missing, ...wrong]
  return findings.length > 0 ? findings : [passed('button', 'every product has the official artwork of its use')]
}

function filesOf(artwork: Artworks): SingpassArtwork[] {
  return Object.values(artwork).filter((one) => one !== undefined)
}

function judge({ src, width, height, label }: SingpassArtwork, content: Uint8Array | undefined): Finding[] {
  const refuse = (found: string) => fault('button.file', `public${src} ${found}`, { why: advice.why, fix: unchanged })
  if (!content) return [refuse('cannot be read')]
  const size = readPng(content) ?? readSvg(content)
  if (!size) return [refuse('is neither PNG nor SVG, or is damaged')]
  const faults: Finding[] = []
  if (size.width * height !== size.height * width)
    faults.push(refuse(`is ${size.width} × ${size.height}, and is drawn in another shape: ${width} × ${height}`))
  if (!/singpass/i.test(label)) faults.push(refuse(`has the label "${label}", which does not name Singpass`))
  return faults
}

const advice = {
  why: 'Singpass takes only its own artwork and labels, of the right use, since 1 September 2026.',
  fix: 'download the artwork from the "Singpass Button Design Specification" page, put it under public/brand unchanged, and name it with its words in `singpassArtwork` of lib/onboarding/brand.ts',
}
const unchanged = 'put the file there as Singpass supplies it, and state its own width, height and words'
