import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import type { Resolver } from 'react-hook-form'
import { answersSchema, type CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'

export type Answers = { [input: string]: string | string[] | undefined }

/** React Hook Form's way to the server's own schema. Loaded when it is first needed, apart from the page. */
export function answersResolver(fields: readonly CheckedField[], today: string): Resolver<Answers> {
  return standardSchemaResolver(answersSchema({ fields, today }))
}
