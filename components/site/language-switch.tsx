import type { ButtonHTMLAttributes } from 'react'
import type { Language } from '@/lib/myinfo/language.ts'
import { offeredLanguages, type Words } from '../words/index.ts'
import { answersAddress, sendsAnswers } from './answers-address.ts'
import { FormToken } from './form-token.tsx'

/** A fold with one button a language, each in its own words; nothing while there is only one. */
export function LanguageSwitch({ words, csrfToken, path }: { words: Words; csrfToken: string; path: string }) {
  if (offeredLanguages.length < 2) return null
  return (
    <details className="languages print:hidden">
      <summary>
        <span className="sr-only">{words.t('language.choose')}: </span>
        {words.t('language.name')}
      </summary>
      <form method="post" action="/api/language">
        <FormToken value={csrfToken} />
        <input type="hidden" name="returnTo" value={path} />
        <ul>
          {offeredLanguages.map(({ language, name }) => (
            <li key={language}>
              <button
                type="submit"
                {...whatItSends(language, path)}
                lang={language}
                {...(language === words.language && { 'aria-current': 'true' })}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  )
}

/** The language; while a step is open its answers go with it, so that nothing typed is lost. */
function whatItSends(language: Language, path: string): ButtonHTMLAttributes<HTMLButtonElement> {
  const step = answersAddress(path)
  if (!step) return { name: 'language', value: language }
  return {
    ...sendsAnswers,
    formAction: `${step}?${new URLSearchParams({ returnTo: path })}`,
    name: 'intent',
    value: `language:${language}`,
  }
}
