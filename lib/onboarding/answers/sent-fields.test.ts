import { expect, test } from 'vitest'
import { buildForm } from '../form/build-form.ts'
import { askedFields, fieldsOf } from '../form/form.ts'
import { specimens } from '../products/specimens/index.ts'
import { checkedFields } from './answers-schema.ts'
import { checkedFrom, sentFields } from './sent-fields.ts'

test.each(specimens)('the fields of $id are read in the browser as they are checked on the server', (product) => {
  const checked = checkedFields(askedFields(fieldsOf(buildForm({ product }))))
  const sent = JSON.stringify(sentFields(checked))

  expect(checkedFrom(JSON.parse(sent))).toEqual(JSON.parse(JSON.stringify(checked)))
  expect(sent.length).toBeLessThan(0.75 * JSON.stringify(checked).length)
})
