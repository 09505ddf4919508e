import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { createFormControl, type FieldErrors, type Resolver } from 'react-hook-form'
import { answersSchema, type CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'
import { type Answers, asErrors, notOffered, readAnswers } from './form-answers.ts'

/** What is checked, and who hears what is wrong. */
export interface Checking {
  form: HTMLFormElement | null
  fields: readonly CheckedField[]
  today: string
  /** What is known to be wrong. */
  errors: FieldErrors<Answers>
  tell(errors: FieldErrors<Answers>): void
}

/** Checks of a form's answers as they stand in it. */
export interface FormChecks {
  /** Checks all of them, and says whether they pass. */
  all(): Promise<boolean>
  /** Checks those of some inputs; what is known of the others stays. */
  some(inputs: readonly string[]): Promise<void>
}

/** React Hook Form with the server's own schema. Loaded when it is first needed, apart from the page. */
export function createFormChecks({ form, fields, today, errors, tell }: Checking): FormChecks {
  const checkBySchema = standardSchemaResolver(answersSchema({ fields, today }))
  const resolver: Resolver<Answers> = async (_, ...rest) => {
    const checked = await checkBySchema(readAnswers(form, fields), ...rest)
    const errors = { ...asErrors(notOffered(form, fields)), ...checked.errors }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : checked
  }
  const { handleSubmit, trigger, subscribe } = createFormControl<Answers>({
    resolver,
    errors,
    shouldFocusError: false,
  })
  subscribe({ formState: { errors: true }, callback: (state) => state.errors && tell(state.errors) })
  return {
    async all() {
      let passed = false
      await handleSubmit(() => {
        passed = true
      })()
      return passed
    },
    async some(inputs) {
      await trigger([...inputs])
    },
  }
}
