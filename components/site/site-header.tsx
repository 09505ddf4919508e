import type { Words } from '../words/index.ts'
import { BrandMark } from './icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** Slim: the brand, the languages, and in the demo a ribbon that says so. */
export function SiteHeader({
  brandName,
  demo,
  ...language
}: {
  brandName: string
  demo: boolean
  words: Words
  csrfToken: string
  path: string
}) {
  return (
    <header>
      {demo && <DemoRibbon words={language.words} />}
      <div className="border-b border-line">
        <div className="mx-auto flex min-h-16 max-w-[62rem] flex-wrap items-center justify-between gap-x-6 px-5 sm:px-8 print:max-w-none print:px-0">
          <a href="/" className="flex min-h-11 items-center gap-3 font-semibold text-ink no-underline hover:text-ink">
            <BrandMark />
            <span lang="en">{brandName}</span>
          </a>
          <LanguageSwitch {...language} />
        </div>
      </div>
    </header>
  )
}

function DemoRibbon({ words: { t } }: { words: Words }) {
  return (
    <div className="bg-warn-ground text-warn print:hidden">
      <p className="mx-auto max-w-[62rem] px-5 py-1.5 text-small sm:px-8">
        <strong className="font-semibold">{t('demo.ribbon')}</strong> · {t('demo.text')}
      </p>
    </div>
  )
}
