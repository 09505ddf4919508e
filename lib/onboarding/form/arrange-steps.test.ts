import { describe, expect, test } from 'vitest'
import type { LocalizedText } from '../product.ts'
import { arrangeSteps, mostOnOnePage, onePageId } from './arrange-steps.ts'
import { savingsLike } from './testing/steps.ts'

const name: LocalizedText = { en: 'A product' }
const ids = (steps: readonly { id: string }[]) => steps.map(({ id }) => id)

describe('the steps of a retrieved form', () => {
  test('are one page where few questions are left', () => {
    const steps = savingsLike([{ shown: 3 }, { shown: 1, open: 2 }, { open: mostOnOnePage - 2 }])
    const [only, ...others] = arrangeSteps(steps, name)
    expect(others).toEqual([])
    expect(only?.id).toBe(onePageId)
    expect(only?.fields).toHaveLength(4 + mostOnOnePage)
  })

  test('stay steps where one question more is left, and each has something to do', () => {
    const steps = savingsLike([{ shown: 3 }, { open: 4 }, { shown: 2 }, { open: mostOnOnePage - 3 }, { shown: 1 }])
    const arranged = arrangeSteps(steps, name)
    expect(ids(arranged)).toEqual(['step-2', 'step-4'])
    expect(arranged.map(({ fields }) => fields.length)).toEqual([7, 2 + mostOnOnePage - 3 + 1])
  })

  test('do not depend on what was answered: a question that is hidden now counts as asked', () => {
    const steps = savingsLike([{ open: mostOnOnePage }, { hidden: 1 }])
    expect(ids(arrangeSteps(steps, name))).not.toContain(onePageId)
  })

  test('do not ask for what is prefilled', () => {
    const steps = savingsLike([{ editable: 20 }, { open: 1 }])
    expect(ids(arrangeSteps(steps, name))).toEqual([onePageId])
  })
})
