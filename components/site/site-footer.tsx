import type { LocalizedText } from '@/lib/onboarding/product.ts'
import type { Words } from '../words/index.ts'
import { TextWithContact } from './text-with-contact.tsx'

interface Contact {
  phone: string
  email: string
  hours: LocalizedText
}

/** The same help in the same place on every page. */
export function SiteFooter({ operator, contact, words }: { operator: string; contact: Contact; words: Words }) {
  const { t } = words
  return (
    <footer className="site-foot">
      <div className="site-foot-row">
        <div>
          <p>
            <strong>{t('footer.help')}</strong>
            {words.between}
            <TextWithContact
              text={t('footer.call', { phone: contact.phone, hours: words.of(contact.hours) })}
              phone={contact.phone}
            />
            {words.between}
            <TextWithContact text={t('footer.write', { email: contact.email })} email={contact.email} />
          </p>
          <p>{t('footer.operator', { operator })}</p>
        </div>
        <ul>
          <li>
            <a href="/privacy">{t('footer.privacy')}</a>
          </li>
          <li>
            <a href="/accessibility">{t('footer.accessibility')}</a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
