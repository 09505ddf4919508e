import { FormToken } from '@/components/site/form-token.tsx'
import { type Place, placeFrom, placeText } from '@/lib/demo/studio/fields/place.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { nameOf, type Product } from '@/lib/onboarding/product.ts'
import { EditByItself } from '../edit-by-itself.tsx'
import { FieldInputs } from './field-inputs.tsx'
import { Outline } from './outline.tsx'
import { ProductInputs } from './product-inputs.tsx'
import { ChoiceInput, LineInput } from './small-inputs.tsx'
import { TextInputs } from './text-inputs.tsx'

const formId = 'studio-fields'

interface Props {
  /** Of the shipped product, by which the copy goes. */
  id: string
  product: Product
  at: string
  csrfToken: string
}

/** A definition field by field: its outline, and the inputs of the place that is chosen in it. */
export function FieldsView({ id, product, at, csrfToken }: Props) {
  const place = placeFrom(product, at) ?? { kind: 'product' }
  return (
    <div className="studio-edit">
      <Outline id={id} product={product} place={place} />
      <form method="post" action="/api/demo" id={formId} key={placeText(place)} className="demo-form studio-inputs">
        <h3 id="field" className="text-h3">
          {titleOf(product, place)}
        </h3>
        <FormToken value={csrfToken} />
        <input type="hidden" name="do" value="studio-change" />
        <input type="hidden" name="product" value={id} />
        <input type="hidden" name="at" value={placeText(place)} />
        {/* Enter in a text box presses the first button of a form; this one only writes. */}
        <button type="submit" hidden tabIndex={-1} />
        <Inputs product={product} place={place} />
        <Buttons place={place} />
        <EditByItself form={formId} />
      </form>
    </div>
  )
}

function titleOf({ steps }: Product, place: Place): string {
  if (place.kind === 'product') return 'The product'
  const step = steps[place.step]
  const field = place.kind === 'field' ? step?.fields[place.field] : undefined
  return field ? nameOf(field) : `Step ${place.step + 1}`
}

function Inputs({ product, place }: { product: Product; place: Place }) {
  if (place.kind === 'product') return <ProductInputs product={product} />
  if (place.kind === 'field') return <FieldInputs product={product} place={place} />
  const step = product.steps[place.step]
  const names = product.steps.flatMap(({ fields }) => fields.map(nameOf))
  const left = attributes.filter(({ name }) => !names.includes(name))
  return (
    <>
      <LineInput name="id" label="Name in the address" type="text" value={step?.id} />
      <TextInputs name="title" legend="Title" text={step?.title} languages={product.languages} />
      <ChoiceInput
        name="new"
        label="New field"
        value=""
        choices={[
          ['', 'A question of the bank'],
          ...left.map(({ name, label }) => [name, `${name}: ${label}`] as const),
        ]}
      />
      <p>
        <button type="submit" name="press" value="add-field" className="demo-button">
          Add the field
        </button>
      </p>
    </>
  )
}

function Buttons({ place }: { place: Place }) {
  const what = place.kind === 'field' ? 'field' : 'step'
  return (
    <p className="flex flex-wrap gap-3">
      <button type="submit" className="demo-button">
        Write it
      </button>
      {place.kind !== 'product' && (
        <>
          <button type="submit" name="press" value="up" className="demo-button">
            Move up
          </button>
          <button type="submit" name="press" value="down" className="demo-button">
            Move down
          </button>
          <button type="submit" name="press" value="remove" className="demo-button">
            Remove the {what}
          </button>
        </>
      )}
      {place.kind !== 'field' && (
        <button type="submit" name="press" value="add-step" className="demo-button">
          Add a step
        </button>
      )}
    </p>
  )
}
