import { LockIcon } from '../site/icons.tsx'
import { TextWithContact } from '../site/text-with-contact.tsx'
import type { Words } from '../words/index.ts'

/** What to look at before one types anything: that nothing is sent unseen, and the address that this site has. */
export function TrustCue({ host, words: { t, between } }: { host: string; words: Words }) {
  return (
    <p className="trust">
      <LockIcon size={18} />
      <span>
        {t('start.seeAll')}
        {between}
        {t('start.address')} <strong className="whole">{host}</strong>
      </span>
    </p>
  )
}

/** How to know that the site is the bank's own. */
export function ReallyUs({
  brandName,
  operator,
  phone,
  words: { t },
}: {
  brandName: string
  operator: string
  phone: string
  words: Words
}) {
  return (
    <ul className="list-disc space-y-1 ps-5 pb-3 text-small">
      <li>{t('footer.operator', { operator })}</li>
      <li>{t('start.reallyNamed', { brand: brandName })}</li>
      <li>{t('start.reallyPassword')}</li>
      <li>
        <TextWithContact text={t('start.reallyCall', { phone })} phone={phone} />
      </li>
    </ul>
  )
}
