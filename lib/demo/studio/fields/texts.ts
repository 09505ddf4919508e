import { languages } from '@/lib/myinfo/language.ts'
import type { LocalizedText } from '@/lib/onboarding/product.ts'

/** What was typed for a text, in each language that has an input; in the others it stays. */
export function textFrom(form: URLSearchParams, name: string, before?: LocalizedText): LocalizedText {
  const said = languages.flatMap((language): [string, string][] => {
    const typed = form.get(`${name}-${language}`)?.trim() ?? before?.[language]
    return typed ? [[language, typed]] : []
  })
  return { en: '', ...Object.fromEntries(said) }
}

/** The same for a text that may be absent: it is where nothing is typed in any language. */
export function optionalTextFrom(
  form: URLSearchParams,
  name: string,
  before?: LocalizedText,
): LocalizedText | undefined {
  const text = textFrom(form, name, before)
  return Object.values(text).some((said) => said !== '') ? text : undefined
}

/** A number that was typed; undefined where there is none. */
export function numberFrom(form: URLSearchParams, name: string): number | undefined {
  const typed = form.get(name)?.trim()
  return typed && Number.isFinite(Number(typed)) ? Number(typed) : undefined
}
