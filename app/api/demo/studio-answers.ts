import { previewForm } from '@/app/demo/parts/studio/preview-form.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { type AskedField, askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { addRow, removeRow } from '@/lib/onboarding/form/rows.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { PostedForm } from '../posted-form.ts'

/**
 * Keeps what was answered on the phone, so that it asks on as the real form would. As the real form, it is told so by
 * 204 where it saves by itself.
 */
export async function tryAnswers(posted: PostedForm, demo: Demo): Promise<Response> {
  const { server, form, browserToken } = posted
  const about = { product: form.get('try-product') ?? '', person: form.get('try-person') ?? '' }
  const preview = await previewForm({ server, csrfToken: browserToken }, about)
  if (!preview) return posted.refuse('not_here', 'product')
  demo.studio.answer(browserToken, about, answersFrom(form, askedFields(fieldsOf(preview.form))))
  if (form.get('intent') === 'save') return new Response(null, { status: 204 })
  return redirectTo(
    `/demo/studio/preview?${new URLSearchParams({ ...about, language: form.get('try-language') ?? '' })}`,
  )
}

/** What the inputs hold, with the row that a button adds or removes. */
function answersFrom(form: URLSearchParams, fields: readonly AskedField[]): TypedAnswers {
  const names = fields.flatMap(({ inputs }) => inputs.map(({ name }) => name))
  const typed: TypedAnswers = Object.fromEntries(
    names.filter((name) => form.has(name)).map((name) => [name, oneOrMore(form.getAll(name))]),
  )
  const [verb, name, row] = (form.get('intent') ?? '').split(':')
  const field = fields.find((one) => one.name === name && one.layout === 'rows')
  if (!field) return typed
  return verb === 'remove' ? removeRow({ typed, field, row: Number(row) }) : addRow(typed, field.name)
}

function oneOrMore(values: string[]): string | string[] {
  return values.length === 1 ? (values[0] ?? '') : values
}
