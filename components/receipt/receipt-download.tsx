import type { Words } from '../words/index.ts'

/** The receipt with all answers as a PDF, masked unless it is wanted in full. */
export function ReceiptDownload({ reference, words: { t } }: { reference: string; words: Words }) {
  const address = `/applications/${reference}/receipt.pdf`
  return (
    <section className="mt-10 print:hidden" aria-label={t('receipt.pdf')}>
      <p className="mb-4">{t('receipt.pdfLead')}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href={address} download className="button button-quiet">
          {t('receipt.pdf')}
        </a>
        <a href={`${address}?nric=full`} download className="inline-block py-2">
          {t('receipt.pdfFull')}
        </a>
      </p>
    </section>
  )
}
