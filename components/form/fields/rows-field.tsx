import { rowsName } from '@/lib/onboarding/inputs/input-name.ts'
import { stateOf } from '../../shown/provenance.tsx'
import { addRowText, fieldLabel, rowTitle } from '../../words/labels.ts'
import { type FieldProps, Parts } from './field-parts.tsx'

/** Children, vehicles: as many entries as there are, each added and removed by a post of its own. */
export function RowsField(props: FieldProps) {
  const { field, words } = props
  const { rows } = field
  const state = stateOf(field, words)
  return (
    <fieldset id={field.name} className="field">
      <legend className="mb-1 text-h3">
        {fieldLabel(field, words)}
        {!field.required && <span className="font-normal text-ink-soft"> ({words.t('common.optional')})</span>}
      </legend>
      {state && <p className="field-hint">{state}</p>}
      <input type="hidden" name={rowsName(field.name)} value={rows} />
      {rows === 0 && <p className="mb-3 text-ink-soft">{words.t('rows.none')}</p>}
      {Array.from({ length: rows }, (_, row) => (
        <Row key={rowTitle(field.attribute ?? {}, row, words)} {...props} row={row} />
      ))}
      <button type="submit" name="intent" value={`add:${field.name}`} formNoValidate className="button button-quiet">
        {addRowText(field.attribute ?? {}, rows, words)}
      </button>
    </fieldset>
  )
}

function Row({ row, ...props }: FieldProps & { row: number }) {
  const { field, words } = props
  const title = rowTitle(field.attribute ?? {}, row, words)
  return (
    <fieldset className="row">
      <legend className="float-start font-semibold">{title}</legend>
      <button
        type="submit"
        name="intent"
        value={`remove:${field.name}:${row}`}
        formNoValidate
        className="link-button float-end -mt-2"
        aria-label={words.t('rows.removeWhich', { row: title })}
      >
        {words.t('rows.remove')}
      </button>
      <div className="clear-both">
        <Parts {...props} row={row} />
      </div>
    </fieldset>
  )
}
