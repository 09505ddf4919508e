import { type Language, languageFrom } from '@/lib/onboarding/language.ts'

/** The language that a button of the header chose with `intent=language:ta`, as on a page with the address of a step. */
export function chosenLanguage(form: URLSearchParams): Language | undefined {
  const [verb, tag] = (form.get('intent') ?? '').split(':')
  return verb === 'language' ? languageFrom(tag) : undefined
}
