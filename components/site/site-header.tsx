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
      <div className="site-bar">
        <div className="site-row">
          <a href="/" className="site-home">
            <BrandMark />
            <span lang="en">{brandName}</span>
          </a>
          <div className="site-ways">
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
    <div className="site-ribbon">
      <p>
        <strong>{t(`${standIn}.ribbon`)}</strong> · <span className="sm:hidden">{t(`${standIn}.short`)}</span>
        <span className="hidden sm:inline">{t(`${standIn}.text`)}</span>
      </p>
    </div>
  )
}
