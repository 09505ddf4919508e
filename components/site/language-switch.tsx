import type { ButtonHTMLAttributes } from 'react'
import type { Language } from '@/lib/myinfo/language.ts'
import { offeredLanguages, type Words } from '../words/index.ts'
import { answersAddress, sendsAnswers } from './answers-address.ts'
import { FormToken } from './form-token.tsx'

/** One button a language, each in its own words; nothing while there is only one. */
export function LanguageSwitch({ words, csrfToken, path }: { words: Words; csrfToken: string; path: string }) {
  if (offeredLanguages.length < 2) return null
  return (
    <form method="post" action="/api/language" className="print:hidden">
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={path} />
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="sr-only">{words.t('language.choose')}</legend>
        {offeredLanguages.map(({ language, name }) => (
          <button
            key={language}
            type="submit"
            {...whatItSends(language, path)}
            lang={language}
            aria-current={language === words.language ? 'true' : undefined}
            className="link-button text-small aria-current:font-semibold aria-current:text-ink aria-current:no-underline"
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
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
