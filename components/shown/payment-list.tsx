import type { Member, Shape } from '@/lib/myinfo/attribute.ts'
import { formatValue, shownMembers } from '@/lib/myinfo/format/format.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { type RecordsSummary, runsOf } from '@/lib/myinfo/summarise-records.ts'
import type { Words } from '../words/index.ts'
import { GivenText } from './given-text.tsx'

interface Payments {
  title: string
  labelOf: (member: Member) => string
  shape: Extract<Shape, { kind: 'records' }>
  /** In Myinfo's order. */
  rows: readonly RecordValue[]
  summary: RecordsSummary
  words: Words
}

/** Payments: their sum in words, a line for each payer, then every one of them, the payer named when it changes. */
export function PaymentList({ title, labelOf, shape, rows, summary, words }: Payments) {
  const { t, wording } = words
  const money = (amount: number) => formatValue(summary.amount.shape, amount, wording)
  const month = (text: string) => formatValue(summary.month.shape, text, wording)
  return (
    <>
      <div className="panel-sum">
        <p className="panel-total">{money(summary.total)}</p>
        <p className="text-small text-ink-soft">
          {t('record.paid', {
            title,
            payers: summary.groups.length,
            from: month(summary.from),
            to: month(summary.to),
          })}
        </p>
      </div>
      {summary.groups.map(({ name, rows: count, total, each }) => (
        <p key={name} className="panel-payer">
          <strong>
            <GivenText text={name} />
          </strong>
          <span className="text-ink-soft">
            {each === undefined
              ? t('record.payments', { count })
              : t('record.paymentsEach', { count, each: money(each) })}
          </span>
          <span className="panel-amount">{money(total)}</span>
        </p>
      ))}
      <details className="fold panel-fold open-where-wide">
        <summary>{t('record.allPayments', { count: rows.length, months: summary.months })}</summary>
        <PaymentTable title={title} labelOf={labelOf} members={shape.members} rows={rows} words={words} />
      </details>
    </>
  )
}

interface Table extends Pick<Payments, 'title' | 'labelOf' | 'rows' | 'words'> {
  members: readonly Member[]
}

/** Every payment, in groups of those of one payer that follow each other. */
function PaymentTable({ title, labelOf, members, rows, words }: Table) {
  const columns = members.filter((member) => member.shape.kind !== 'text')
  return (
    <table className="payments">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          {columns.map((member) => (
            <th key={member.name} scope="col">
              {labelOf(member)}
            </th>
          ))}
        </tr>
      </thead>
      {runsOf(members, rows).map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and never move
        <tbody key={index}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length}>
              <GivenText text={run.name} />
            </th>
          </tr>
          {run.rows.map((record, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
            <tr key={row}>
              {columns.map((member) => (
                <td key={member.name}>{shownMembers([member], record, words.wording)[0]?.text ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
