import type { Metadata } from 'next'
import { KeepWayBack } from '@/components/receipt/keep-way-back.tsx'
import { keptRows } from '@/components/receipt/kept-rows.ts'
import { KeptTable } from '@/components/receipt/kept-table.tsx'
import { NextSteps, stepsLeft } from '@/components/receipt/next-steps.tsx'
import { PrintButton } from '@/components/receipt/print-button.tsx'
import { ReceiptDownload } from '@/components/receipt/receipt-download.tsx'
import { Reference } from '@/components/receipt/reference.tsx'
import { StandingPart } from '@/components/receipt/standing.tsx'
import { LeftOutNotice } from '@/components/review/left-out-notice.tsx'
import { DoneButton } from '@/components/session/done-form.tsx'
import { ReceivedMark } from '@/components/site/icons.tsx'
import { momentIn } from '@/components/site/receipt-moment.ts'
import { StepTitle } from '@/components/site/step-title.tsx'
import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { backPath } from '@/lib/onboarding/application/way-back.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Application, Standing } from '@/lib/onboarding/stores.ts'
import { brand } from '../../brand.ts'
import { missing } from '../../missing.ts'
import { currentVisit, ofOneVisit, type Visit } from '../../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { receipt, language } = await currentVisit()
  const words = wordsFor(language)
  return { ...ofOneVisit, title: receipt ? headOf(receipt, '', words).title : words.t('receipt.title') }
}

/** The receipt. Someone else's reference is as unknown as one that was never given. */
export default async function Receipt({ params, searchParams }: PageProps<'/applications/[reference]'>) {
  const [{ reference }, { outcome }] = await Promise.all([params, searchParams])
  const { server, receipt, language, csrfToken } = await currentVisit()
  if (!receipt) missing('application')
  const { application, standing, way } = receipt

  const words = wordsFor(language)
  const { t } = words
  const { phone } = brand.contact
  const product = server.findProduct(application.product)
  const head = headOf(receipt, product ? words.of(product.name) : application.product, words)
  const next = stepsLeft(product?.next ?? [], standing.status)
  return (
    <main id="main" className="page column">
      {(standing.status === 'received' || standing.status === 'accepted') && <ReceivedMark />}
      <StepTitle className="mt-5 text-display">{head.title}</StepTitle>
      <p className="mt-3 mb-8 text-lead text-ink-soft">{head.text}</p>
      <Reference reference={application.reference} words={words} />
      <StandingPart
        standing={standing}
        outcome={String(outcome)}
        reference={application.reference}
        phone={phone}
        csrfToken={csrfToken}
        words={words}
      />
      <p className="mt-3 text-small text-ink-soft">{t('receipt.at', momentIn(application.receivedAt, words.locale))}</p>
      <LeftOutNotice className="mt-6" agencies={application.withoutAgencies} words={words} />
      {next.length > 0 && (
        <section className="mt-12">
          <h2 className="mb-5 text-h2">{t('receipt.next')}</h2>
          <NextSteps steps={next} receivedAt={application.receivedAt} words={words} />
        </section>
      )}
      <Kept {...{ application, product, standing, phone, words }} />
      {way && (
        <KeepWayBack way={way} address={new URL(backPath(reference, way.link), server.config.appUrl)} words={words} />
      )}
      <ReceiptDownload reference={application.reference} words={words} />
      <div className="mt-10 flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
        <PrintButton label={t('receipt.printButton')} />
        <DoneButton csrfToken={csrfToken} words={words} />
        <a href="/" className="inline-block py-2">
          {t('receipt.more')}
        </a>
      </div>
    </main>
  )
}

/** What the page says first: that the application came, or what has become of it. */
function headOf({ standing: { status } }: Received, product: string, { t }: Words): { title: string; text: string } {
  if (status === 'received') return { title: t('receipt.title'), text: t('receipt.lead', { product }) }
  return { title: t(`status.head.${status}.title`), text: t(`status.head.${status}.text`, { product }) }
}

type Received = NonNullable<Visit['receipt']>

/** What is kept and what was deleted, and whom to ask. */
function Kept({ application, product, standing, phone, words }: Keeping) {
  const { t } = words
  return (
    <section className="mt-12">
      <h2 className="mb-3 text-h2">{t('receipt.keep')}</h2>
      <KeptTable title={t('receipt.keep')} rows={keptRows({ application, product, standing, words })} />
      <p className="mt-4">
        <TextWithContact text={t('receipt.help', { phone })} phone={phone} />
      </p>
    </section>
  )
}

interface Keeping {
  application: Application
  product?: Product
  standing: Standing
  phone: string
  words: Words
}
