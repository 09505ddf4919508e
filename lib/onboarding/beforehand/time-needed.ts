import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { myinfoFields } from '../asked-of-myinfo.ts'
import { buildForm } from '../form/build-form.ts'
import { fieldsOf } from '../form/form.ts'
import type { Product } from '../product.ts'

const secondsPerInput = 15
const secondsAtSingpass = 45
const secondsPerStep = 10

/**
 * What a product asks of an applicant: answers in all, answers that Myinfo can give, and whole minutes either way.
 *
 * Reckoned from the product's own fields, so that the start page can never promise what the form does not keep.
 */
export function effortOf(product: Product): {
  answers: number
  fromMyinfo: number
  minutesWithMyinfo: number
  minutesByHand: number
} {
  const fields = product.steps.flatMap((step) => step.fields)
  const questions = fields.length - myinfoFields(product).length
  const corrected = myinfoFields(product).filter((field) => findAttribute(field.attribute).alwaysEditable).length
  const typed = fieldsOf(buildForm({ product })).reduce(
    (sum, field) => sum + (field.kind === 'asked' ? Math.max(field.inputs.length, 1) : 0),
    0,
  )
  const reading = product.steps.length * secondsPerStep

  return {
    answers: fields.length,
    fromMyinfo: fields.length - questions,
    minutesWithMyinfo: minutes(secondsAtSingpass + reading + (questions + corrected) * secondsPerInput),
    minutesByHand: minutes(reading + typed * secondsPerInput),
  }
}

function minutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}
