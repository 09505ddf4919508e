import { languages } from '@/lib/myinfo/language.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { given } from './answer.ts'
import { fieldFrom, withField } from './field.ts'
import { addField, addStep, type Changed, moveField, moveStep, remove } from './order.ts'
import type { Place } from './place.ts'
import { numberFrom, textFrom } from './texts.ts'

/**
 * What the inputs and the pressed button of a place make of a product: first what was typed, then what the button says
 * (`up`, `down`, `remove`, `add-field`, `add-step`).
 */
export function change(product: Product, place: Place, form: URLSearchParams): Changed {
  const written = write(product, place, form)
  const press = form.get('press')
  if (press === 'add-step') return addStep(written)
  if (place.kind === 'product') return { product: written, place }
  if (press === 'remove') return remove(written, place)
  if (press === 'add-field') return addField(written, place.step, form.get('new') ?? '')
  if (press !== 'up' && press !== 'down') return { product: written, place }
  const by = press === 'up' ? -1 : 1
  return place.kind === 'step' ? moveStep(written, place.step, by) : moveField(written, place, by)
}

function write(product: Product, place: Place, form: URLSearchParams): Product {
  if (place.kind === 'product') return productFrom(form, product)
  if (place.kind === 'field') return withField(product, place, fieldFrom(form, product, place))
  const steps = product.steps.map((step, at) =>
    at === place.step
      ? { ...step, id: form.get('id')?.trim() || step.id, title: textFrom(form, 'title', step.title) }
      : step,
  )
  return { ...product, steps }
}

function productFrom(form: URLSearchParams, before: Product): Product {
  const { minimumAge: _, fourEyes: __, ...rest } = before
  const texts = (['name', 'summary', 'recipient', 'retention'] as const).map((name) => [
    name,
    textFrom(form, name, before[name]),
  ])
  return {
    ...rest,
    ...(Object.fromEntries(texts) as Pick<Product, 'name' | 'summary' | 'recipient' | 'retention'>),
    languages: languages.filter((language) => language === 'en' || form.getAll('languages').includes(language)),
    purpose: form.get('purpose')?.trim() || before.purpose,
    retentionDays: numberFrom(form, 'retentionDays') ?? before.retentionDays,
    next: before.next.map((one, index) => ({
      ...one,
      day: numberFrom(form, `next-${index}-day`) ?? one.day,
      what: textFrom(form, `next-${index}`, one.what),
    })),
    ...given('minimumAge', numberFrom(form, 'minimumAge')),
    ...given('fourEyes', form.has('fourEyes') || undefined),
  }
}
