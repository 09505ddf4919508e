import { isForeignApplicant } from '@/lib/onboarding/application/foreign-applicant.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import { provenanceOf } from './provenance.ts'
import type { ApplicationRecord } from './record.ts'

/** An application with the number of its newest event. */
export interface NumberedApplication {
  application: Application
  position: number
}

/**
 * Makes the record of a stored application.
 *
 * Applications that were stored before declarations, left-out attributes or product versions were kept have none of
 * them in their record; a value that cannot be said in JSON becomes null.
 */
export function buildRecord({ application, position }: NumberedApplication): ApplicationRecord {
  const { reference, product, productVersion, receivedAt, language, connection, api, status } = application
  const { values, declarations = [], withoutAgencies: leftOut = [] } = application
  const foreigner = isForeignApplicant(values)
  return {
    version: 1,
    reference,
    position,
    product: { id: product, ...(productVersion && { version: productVersion }) },
    receivedAt: new Date(receivedAt).toISOString(),
    language,
    connection,
    api,
    status,
    leftOut: [...leftOut],
    declarations: declarations.map(({ id, text }) => ({ id, text })),
    files: [],
    values: values.map((value) => ({
      field: value.field,
      // Absent in applications from before kinds were kept.
      kind: value.kind ?? 'text',
      value: JSON.parse(JSON.stringify(value.value ?? null)),
      locked: value.locked,
      from: provenanceOf(value, foreigner),
    })),
  }
}
