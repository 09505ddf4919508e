import type { LocalizedText } from '../product.ts'
import { type AskedField, askedFields, type FormField, type FormStep } from './form.ts'

/** With this many questions left or fewer, one page asks them, shows what came, and sends. */
export const mostOnOnePage = 6

/** The only step of a form that fits on one page; no step of a product may be called so. */
export const onePageId = 'answers'

/**
 * Arranges the steps of a retrieved form so that each has something to do.
 *
 * A step that only shows what came joins the next one that asks. With few questions left there is one step, which is
 * the review as well. Questions that depend on another answer count as asked, so that no answer changes the arrangement.
 */
export function arrangeSteps(steps: readonly FormStep[], name: LocalizedText): FormStep[] {
  const left = steps.flatMap(questionsOf)
  if (left.reduce((sum, field) => sum + answersOf(field), 0) <= mostOnOnePage) return [joined(steps, onePageId, name)]

  const arranged: FormStep[] = []
  let waiting: FormStep[] = []
  for (const step of steps) {
    if (questionsOf(step).length === 0) {
      waiting.push(step)
      continue
    }
    arranged.push(joined([...waiting, step], step.id, step.title))
    waiting = []
  }
  const last = arranged.pop()
  return last ? [...arranged, joined([last, ...waiting], last.id, last.title)] : [...steps]
}

/** What the applicant has to answer: neither shown nor prefilled. */
export function openQuestions(fields: readonly FormField[]): AskedField[] {
  return askedFields(fields).filter(({ state }) => state !== 'editable')
}

function questionsOf({ fields, hidden }: FormStep): AskedField[] {
  return openQuestions([...fields, ...hidden])
}

/** A record asks for each of its members; rows can be none at all and count once. */
function answersOf({ layout, values }: AskedField): number {
  return layout === 'record' ? Math.max(values.length, 1) : 1
}

function joined(steps: readonly FormStep[], id: string, title: LocalizedText): FormStep {
  return {
    id,
    title,
    fields: steps.flatMap(({ fields }) => fields),
    hidden: steps.flatMap(({ hidden }) => hidden),
  }
}
