import { type RefObject, useRef, useState } from 'react'
import type { CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { asErrors, notOffered } from './form-answers.ts'
import type { FormChecks } from './form-checks.ts'

interface Checked {
  form: RefObject<HTMLFormElement | null>
  fields: readonly CheckedField[]
  today: string
  found: AnswerProblems
}

/**
 * What is wrong with the answers of a form: what the server found, until they are checked here. The checks come with the
 * first need for them; should they not come, only what the lists themselves tell is found here, and the server finds the
 * rest.
 */
export function useChecks({ form, fields, today, found }: Checked) {
  // A step that is drawn anew keeps what was found here, for as long as the server finds the same.
  const of = JSON.stringify(found)
  const [known, setKnown] = useState({ of, errors: asErrors(found), submitCount: 0 })
  const errors = known.of === of ? known.errors : asErrors(found)
  const ready = useRef<{ of: string; fields: Checked['fields']; checks: FormChecks } | undefined>(undefined)
  const tell = (errors: typeof known.errors) => setKnown(({ submitCount }) => ({ of, errors, submitCount }))

  async function load(): Promise<FormChecks | undefined> {
    const loaded = await loadChecks().catch(() => undefined)
    if (!loaded) return undefined
    if (ready.current?.of !== of || ready.current.fields !== fields) {
      const checks = loaded.createFormChecks({ form: form.current, fields, today, errors, tell })
      ready.current = { of, fields, checks }
    }
    return ready.current.checks
  }

  return {
    errors,
    submitCount: known.submitCount,
    async checkAll(): Promise<boolean> {
      const checks = await load()
      const unlisted = checks ? {} : asErrors(notOffered(form.current, fields))
      if (!checks) tell(unlisted)
      const passes = checks ? await checks.all() : Object.keys(unlisted).length === 0
      setKnown((before) => ({ ...before, submitCount: before.submitCount + 1 }))
      return passes
    },
    async checkSome(inputs: readonly string[]): Promise<void> {
      await (await load())?.some(inputs)
    },
  }
}

export function loadChecks() {
  return import('./form-checks.ts')
}
