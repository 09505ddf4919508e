import { DoneLink } from '../session/done-form.tsx'
import type { Words } from '../words/index.ts'
import type { StandIn } from '../words/stand-in.ts'
import { BrandMark } from './icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** Slim: the brand, the languages, the way to end a visit, and a ribbon where nobody is who they say they are. */
export function SiteHeader({
  brandName,
  standIn,
  hasSession,
  ...language
}: {
  brandName: string
  standIn?: StandIn
  /** There is a visit to end. */
  hasSession: boolean
  words: Words
  csrfToken: string
  path: string
}) {
  return (
    <header>
      {standIn && <Ribbon standIn={standIn} words={language.words} />}
      <div className="border-b border-line">
        <div className="mx-auto flex min-h-13 max-w-[62rem] flex-wrap items-center justify-between gap-x-2 px-4 sm:px-8 print:max-w-none print:px-0">
          <a
            href="/"
            className="flex min-h-11 items-center gap-2 font-semibold sm:gap-3 text-ink no-underline hover:text-ink"
          >
            <BrandMark />
            <span lang="en">{brandName}</span>
          </a>
          <div className="flex items-center gap-x-2 sm:gap-x-6">
            {hasSession && <DoneLink csrfToken={language.csrfToken} words={language.words} />}
            <LanguageSwitch {...language} />
          </div>
        </div>
      </div>
    </header>
  )
}

function Ribbon({ standIn, words: { t } }: { standIn: StandIn; words: Words }) {
  return (
    <div className="bg-warn-ground text-warn">
      <p className="mx-auto max-w-[62rem] px-5 py-1 text-small sm:px-8">
        <strong className="font-semibold">{t(`${standIn}.ribbon`)}</strong> ·{' '}
        <span className="sm:hidden">{t(`${standIn}.short`)}</span>
        <span className="hidden sm:inline">{t(`${standIn}.text`)}</span>
      </p>
    </div>
  )
}
