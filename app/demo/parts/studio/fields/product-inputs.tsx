import { offeredLanguages } from '@/components/words/index.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { LineInput, TickInput } from './small-inputs.tsx'
import { TextInputs } from './text-inputs.tsx'

/** The product's own words and numbers. */
export function ProductInputs({ product }: { product: Product }) {
  const { languages } = product
  return (
    <>
      <fieldset>
        <legend className="demo-legend">Languages, besides English</legend>
        {offeredLanguages
          .filter(({ language }) => language !== 'en')
          .map(({ language, name }) => (
            <TickInput
              key={language}
              name="languages"
              value={language}
              label={name}
              checked={languages.includes(language)}
            />
          ))}
      </fieldset>
      <TextInputs name="name" legend="Name" text={product.name} languages={languages} />
      <TextInputs name="summary" legend="Summary" text={product.summary} languages={languages} />
      <LineInput name="purpose" label="Purpose, on the consent page" type="text" value={product.purpose} />
      <TextInputs name="recipient" legend="Who receives it" text={product.recipient} languages={languages} />
      <TextInputs name="retention" legend="How long it is kept" text={product.retention} languages={languages} />
      <div className="studio-pair">
        <LineInput name="retentionDays" label="Kept for days" type="number" value={product.retentionDays} />
        <LineInput name="minimumAge" label="Youngest age" type="number" value={product.minimumAge} />
      </div>
      <TickInput name="fourEyes" label="Two people decide" checked={product.fourEyes === true} />
      {product.next.map(({ day, what }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the inputs are named by the row
        <div key={index} className="studio-option">
          <LineInput
            name={`next-${index}-day`}
            label={`What happens next, ${index + 1}: working day`}
            type="number"
            value={day}
          />
          <TextInputs name={`next-${index}`} legend="What happens then" text={what} languages={languages} />
        </div>
      ))}
    </>
  )
}
