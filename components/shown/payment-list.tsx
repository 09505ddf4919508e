import type { Member, Shape } from '@/lib/myinfo/attribute.ts'
import { formatValue, shownMembers } from '@/lib/myinfo/format/format.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { type RecordsSummary, runsOf } from '@/lib/myinfo/summarise-records.ts'
import type { Words } from '../words/index.ts'
import { GivenText } from './given-text.tsx'
import { PaymentTable } from './payment-table.tsx'

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
export function PaymentList(payments: Payments) {
  const { title, rows, summary, words } = payments
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
        <PaymentTable {...tableOf(payments)} />
      </details>
    </>
  )
}

/** Every payment as it is read, without the payer, who is named above those of a group. */
function tableOf({ title, labelOf, shape: { members }, rows, words }: Payments) {
  const columns = members.filter((member) => member.shape.kind !== 'text')
  const textsOf = (record: RecordValue) =>
    columns.map((member) => shownMembers([member], record, words.wording)[0]?.text ?? '–')
  return {
    title,
    columns: columns.map(labelOf),
    groups: runsOf(members, rows).map((run) => [run.name, run.rows.map(textsOf)] as const),
  }
}
