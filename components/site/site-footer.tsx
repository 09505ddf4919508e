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
    <footer className="border-t border-line text-small text-ink-soft print:hidden">
      <div className="mx-auto flex max-w-[62rem] flex-wrap justify-between gap-x-12 gap-y-4 px-5 py-8 sm:px-8">
        <div>
          <p>
            <strong className="font-semibold text-ink">{t('footer.help')}</strong>{' '}
            <TextWithContact
              text={t('footer.call', { phone: contact.phone, hours: words.of(contact.hours) })}
              phone={contact.phone}
            />{' '}
            <TextWithContact text={t('footer.write', { email: contact.email })} email={contact.email} />
          </p>
          <p>{t('footer.operator', { operator })}</p>
        </div>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <a className="inline-block py-1" href="/privacy">
              {t('footer.privacy')}
            </a>
          </li>
          <li>
            <a className="inline-block py-1" href="/accessibility">
              {t('footer.accessibility')}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
