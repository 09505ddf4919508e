import type { Member } from '@/lib/myinfo/attribute.ts'
import { formatValue, shownMembers } from '@/lib/myinfo/format/format.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import type { Words } from '../words/index.ts'
import { valueLanguage } from '../words/value-language.ts'
import { AmountChart, type Bar } from './amount-chart.tsx'
import { GivenText } from './given-text.tsx'

const mostColumns = 5

/** Whether records of these members are read best as the rows of one table. */
export function fitsTable(members: readonly Member[]): boolean {
  return members.length <= mostColumns && members.every(({ shape }) => shape.kind !== 'records')
}

/** Records as the rows of one table; below 640 px each row is a card. Amounts by month get a chart beside them. */
export function RecordTable({
  title,
  titleShown = false,
  labelOf,
  members,
  rows,
  words,
}: {
  title: string
  /** Otherwise it is heard only. */
  titleShown?: boolean
  /** What a member is called. */
  labelOf: (member: Member) => string
  members: readonly Member[]
  rows: readonly RecordValue[]
  words: Words
}) {
  const columns = members.filter((member) => rows.some((row) => shownMembers([member], row, words.wording).length > 0))
  const amount = columns.find(({ shape }) => shape.kind === 'money')
  return (
    <div className="record-frame mt-2">
      {amount && <Amounts amount={amount} members={members} rows={rows} words={words} />}
      <table className="records">
        <caption className={titleShown ? undefined : 'sr-only'}>{title}</caption>
        <thead>
          <tr>
            {columns.map((member) => (
              <th key={member.name} scope="col" {...(isAmount(member) && { className: 'amount' })}>
                {labelOf(member)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((record, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
            <tr key={row}>
              {columns.map((member) => (
                <Cell key={member.name} label={labelOf(member)} member={member} record={record} words={words} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ label, member, record, words }: { label: string; member: Member; record: RecordValue; words: Words }) {
  const [shown] = shownMembers([member], record, words.wording)
  const language = shown && valueLanguage(member.shape, shown.text, words.language)
  return (
    <td data-label={label} {...(isAmount(member) && { className: 'amount' })}>
      <GivenText text={shown?.text ?? '–'} language={language} />
    </td>
  )
}

function isAmount({ shape }: Member): boolean {
  return shape.kind === 'money' || shape.kind === 'number'
}

function Amounts({
  amount,
  members,
  rows,
  words,
}: {
  amount: Member
  members: readonly Member[]
  rows: readonly RecordValue[]
  words: Words
}) {
  const month = members.find(({ shape }) => shape.kind === 'month')
  const bars = rows.flatMap((row) => {
    const value = row[amount.name]
    const label = month && row[month.name]
    if (typeof value !== 'number' || typeof label !== 'string' || !month) return []
    return [{ amount: value, label: formatValue(month.shape, label, words.wording) }]
  })
  if (bars.length < 2) return null

  const total = formatValue(
    amount.shape,
    bars.reduce((sum, bar) => sum + Math.round(bar.amount * 100), 0) / 100,
    words.wording,
  )
  return (
    <>
      <p className="mb-3">{words.t('record.total', { count: bars.length, total })}</p>
      <AmountChart bars={byLabel(bars)} />
    </>
  )
}

/** One bar for each month, whoever paid. */
function byLabel(bars: readonly Bar[]): Bar[] {
  const sums = new Map<string, number>()
  for (const { label, amount } of bars) sums.set(label, (sums.get(label) ?? 0) + amount)
  return [...sums].map(([label, amount]) => ({ label, amount }))
}
