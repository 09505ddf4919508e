import type { ShownField } from '@/lib/onboarding/form/form.ts'
import { SealIcon } from '../site/icons.tsx'
import type { Words } from '../words/index.ts'
import { provenanceOf } from './provenance.tsx'
import { ShownValue } from './shown-value.tsx'

/** Values that the applicant reads and does not type: label, value, and under it who vouches for it. */
export function ShownList({ fields, words }: { fields: readonly ShownField[]; words: Words }) {
  return (
    <dl className="verified-ground">
      {fields.map((field) => (
        <div key={field.name} className={isWide(field) ? 'shown-row shown-row-wide' : 'shown-row'}>
          <dt className={isWide(field) ? 'font-semibold' : 'text-ink-soft'}>{words.attributeLabel(field.attribute)}</dt>
          <ShownAnswer field={field} words={words} />
        </div>
      ))}
    </dl>
  )
}

/** One shown field's value in one of its states; `whole` folds nothing of a long record away. */
function ShownAnswer({ field, whole, words }: { field: ShownField; whole?: boolean; words: Words }) {
  const { t } = words
  if (field.state === 'not-applicable') return <dd className="text-ink-soft">{t('field.notApplicable')}</dd>
  if (field.state === 'unavailable' || field.value === undefined) {
    return (
      <dd>
        {t('field.unavailable')}
        <span className="block text-small text-ink-soft">
          {t('field.unavailableFrom', { agency: words.agencyName(field.agency) })}
        </span>
      </dd>
    )
  }
  return (
    <dd className="max-w-none min-w-0">
      <ShownValue attribute={field.attribute} value={field.value} whole={whole} words={words} />
      <span className="mt-0.5 flex items-start gap-1.5 text-small text-ink-soft">
        {field.state === 'verified' && (
          <span className="mt-1 text-accent">
            <SealIcon />
          </span>
        )}
        {provenanceOf(field, words)}
      </span>
    </dd>
  )
}

/** Records need the whole width. */
function isWide({ state, attribute: { shape } }: ShownField): boolean {
  return (shape.kind === 'records' || shape.kind === 'record') && (state === 'verified' || state === 'given')
}
