import { offeredLanguages } from '@/components/words/index.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import type { LocalizedText } from '@/lib/onboarding/product.ts'

interface Props {
  /** Of the inputs, before the language: `label`. */
  name: string
  legend: string
  text: LocalizedText | undefined
  languages: readonly Language[]
  /** May be left out of the product. */
  optional?: boolean
}

/** One text in each language of the product. */
export function TextInputs({ name, legend, text, languages, optional = false }: Props) {
  const named = offeredLanguages.filter(({ language }) => languages.includes(language))
  return (
    <fieldset className="studio-texts">
      <legend className="demo-legend">
        {legend}
        {optional && <span className="demo-soft"> (optional)</span>}
      </legend>
      {named.map(({ language, name: own }) => (
        <div key={language}>
          <label htmlFor={`${name}-${language}`} lang={language}>
            {own}
          </label>
          <textarea
            id={`${name}-${language}`}
            name={`${name}-${language}`}
            lang={language}
            defaultValue={text?.[language]}
            rows={1}
          />
        </div>
      ))}
    </fieldset>
  )
}
