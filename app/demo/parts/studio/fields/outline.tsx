import { type Place, placeText } from '@/lib/demo/studio/fields/place.ts'
import { nameOf, type Product } from '@/lib/onboarding/product.ts'

interface Props {
  id: string
  product: Product
  place: Place
}

/** Steps and fields in their order, each a link to its inputs. */
export function Outline({ id, product, place }: Props) {
  const here = placeText(place)
  const link = (at: string, name: string) => (
    <a href={`/demo/studio?product=${id}&view=fields&at=${at}#field`} aria-current={at === here ? 'true' : undefined}>
      {name}
    </a>
  )
  return (
    <nav className="studio-outline" aria-label="Steps and fields">
      {link('product', 'The product')}
      <ol>
        {product.steps.map((step, at) => (
          <li key={step.id}>
            {link(`${at}`, `${at + 1} ${step.title.en}`)}
            <ol>
              {step.fields.map((field, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place
                <li key={`${index} ${nameOf(field)}`}>{link(`${at}-${index}`, nameOf(field))}</li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
}
