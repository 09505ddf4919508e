import { CopyButton } from '../site/copy-button.tsx'
import type { Words } from '../words/index.ts'

/** The reference in large, evenly spaced letters, to read aloud or copy. */
export function Reference({ reference, words: { t } }: { reference: string; words: Words }) {
  return (
    <div className="verified-ground flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-6 py-5">
      <div>
        <p className="text-ink-soft">{t('receipt.reference')}</p>
        <p className="reference figures whole">{reference}</p>
      </div>
      <div className="flex gap-3">
        <CopyButton text={reference} label={t('receipt.copy')} copied={t('receipt.copied')} />
      </div>
    </div>
  )
}
