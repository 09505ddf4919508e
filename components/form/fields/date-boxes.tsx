import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Cell } from '@/lib/onboarding/inputs/cells.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Words } from '../../words/index.ts'
import { Control } from './control.tsx'

interface DateBoxesProps {
  cell: Cell
  typed: TypedAnswers
  problems: AnswerProblems
  words: Words
}

const parts = { day: 'field.day', month: 'field.month', year: 'field.year' } as const

/** Day, month and year as boxes; month and year alone where no day is asked. */
export function DateBoxes({ cell, typed, problems, words }: DateBoxesProps) {
  return (
    <div className="flex flex-wrap gap-4">
      {cell.inputs.map((input) => (
        <div key={input.name}>
          <label htmlFor={input.name} className="mb-1 block text-small">
            {words.t(parts[partOf(input.type)])}
          </label>
          <Control
            input={input}
            value={typed[input.name]}
            describedBy={`${cell.name}-error`}
            invalid={problems[input.name] !== undefined}
            words={words}
          />
        </div>
      ))}
    </div>
  )
}

function partOf(type: string): keyof typeof parts {
  return type === 'day' || type === 'month' ? type : 'year'
}
