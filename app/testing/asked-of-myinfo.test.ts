import { personas } from 'singpass-simulator/personas'
import { expect, test } from 'vitest'
import { attributes, scopesFor } from '@/lib/myinfo/catalogue.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import { fieldsOf } from '@/lib/onboarding/form/form.ts'
import { products } from '@/lib/onboarding/products/index.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import { filledForm, retrievalOf } from './filled-form.ts'

test.each([...products, ...specimens])(
  'S04 $id asks Myinfo for what its form shows to somebody, and for nothing else',
  (product) => {
    const forms = personas.map(({ person }) => filledForm(product, retrievalOf(product, person)).form)
    const shown = new Set(forms.flatMap(fieldsOf).map(({ name }) => name))
    const asked = attributesOf(product)
    expect(asked.filter((name) => !shown.has(name))).toEqual([])

    for (const generation of ['v3', 'fapi'] as const) {
      const needed = asked.flatMap(
        (name) => attributes.find((attribute) => attribute.name === name)?.scopes[generation] ?? [],
      )
      expect(new Set(scopesFor(asked, generation))).toEqual(new Set(needed))
    }
  },
)
