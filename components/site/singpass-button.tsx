import { brand } from '@/lib/onboarding/brand.ts'
import { type SingpassArtwork, type SingpassUse, standInLabel } from '@/lib/onboarding/singpass-use.ts'
import type { Words } from '../words/index.ts'
import { SubmitButton } from './submit-button.tsx'

/**
 * The button that leaves for Singpass: the official picture for this use, whose words are its name in every language; or
 * the words of the demo, marked as the demo's.
 */
export function SingpassButton({
  use,
  artwork = brand.singpassArtwork[use],
  words: { t },
}: {
  use: SingpassUse
  artwork?: SingpassArtwork
  words: Words
}) {
  if (!artwork)
    return (
      <>
        <SubmitButton look="singpass" busy={t('start.opening')}>
          <span lang="en">{standInLabel}</span>
        </SubmitButton>
        <p className="singpass-mark">{t('start.standIn')}</p>
      </>
    )
  return (
    <button type="submit" className="singpass-button singpass-artwork" lang="en">
      {/* biome-ignore lint/performance/noImgElement: artwork is used exactly as its owner supplies it */}
      <img src={artwork.src} width={artwork.width} height={artwork.height} alt={artwork.label} />
    </button>
  )
}
