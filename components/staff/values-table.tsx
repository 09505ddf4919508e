import { FormToken } from '../site/form-token.tsx'
import { SealIcon } from '../site/icons.tsx'
import { AnswerBody } from './answer-body.tsx'
import { Revealed } from './revealed.tsx'
import { originText, type ShownGroup, type ShownValue } from './shown-values.ts'

interface Revealing {
  reference: string
  csrfToken: string
  mayReveal: boolean
  /** For how long what is shown in full still is, in milliseconds, by field. */
  left: ReadonlyMap<string, number>
}

/** Every value, and on the same line where it came from. */
export function ValuesTable({ groups, ...revealing }: Revealing & { groups: readonly ShownGroup[] }) {
  return (
    <table className="values">
      <caption className="sr-only">Every value of the application, and where it came from</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Value</th>
          <th scope="col">Where it came from</th>
        </tr>
      </thead>
      {groups.map(({ title, values }) => (
        <tbody key={title}>
          <tr>
            <th className="values-group" colSpan={3} scope="rowgroup">
              {title}
            </th>
          </tr>
          {values.map((value) => (
            <tr key={value.field}>
              <th scope="row">{value.label}</th>
              <td>
                <Value value={value} {...revealing} />
              </td>
              <td className={value.from.kind === 'myinfo' ? 'from' : 'from from-typed'}>
                {!value.isEmpty && value.locked && <SealIcon />}
                {!value.isEmpty && originText(value)}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Value({ value, reference, csrfToken, mayReveal, left }: Revealing & { value: ShownValue }) {
  const { field, label, body, inFull, isMasked } = value
  if (inFull)
    return (
      <Revealed milliseconds={left.get(field) ?? 0} masked={<AnswerBody body={body} />}>
        <AnswerBody body={inFull} />
      </Revealed>
    )
  if (!isMasked || !mayReveal) return <AnswerBody body={body} />
  return (
    <form className="in-row" action={`/api/staff/${reference}/reveal`} method="post">
      <AnswerBody body={body} />
      <FormToken value={csrfToken} />
      <input type="hidden" name="field" value={field} />
      <button className="button button-quiet button-small" type="submit" aria-label={`Reveal ${label}`}>
        Reveal
      </button>
    </form>
  )
}
