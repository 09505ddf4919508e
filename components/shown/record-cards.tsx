import type { Attribute, Member, Shape } from '@/lib/myinfo/attribute.ts'
import { shownMembers } from '@/lib/myinfo/format/format.ts'
import { hasPassedAway, yearOfBirth } from '@/lib/myinfo/passed-away.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { sortRows } from '@/lib/myinfo/sort-rows.ts'
import { summariseRecords } from '@/lib/myinfo/summarise-records.ts'
import type { Words } from '../words/index.ts'
import { rowTitle } from '../words/labels.ts'
import { PaymentList } from './payment-list.tsx'
import { RecordSheet } from './record-sheet.tsx'
import { fitsTable, RecordTable } from './record-table.tsx'

/** More cards than these stay folded at every width. */
const mostOpen = 3

type Records = Extract<Shape, { kind: 'records' }>

/** Records in a panel: payments summed up, short rows as a table, long ones as cards of two lines. */
export function RecordCards({
  attribute,
  shape,
  rows,
  words,
}: {
  attribute: Attribute
  shape: Records
  rows: readonly RecordValue[]
  words: Words
}) {
  const sorted = sortRows(shape, rows)
  const title = words.attributeLabel(attribute)
  const labelOf = (member: { name: string; label: string }) => words.memberLabel(attribute, member)
  if (sorted.length === 0) return <p className="panel-block text-ink-soft">{words.t('record.none')}</p>

  const summary = summariseRecords(shape.members, sorted)
  if (summary) {
    return <PaymentList title={title} labelOf={labelOf} shape={shape} rows={sorted} summary={summary} words={words} />
  }
  if (fitsTable(shape.members)) {
    return (
      <div className="panel-block">
        <RecordTable title={title} titleShown labelOf={labelOf} members={shape.members} rows={sorted} words={words} />
      </div>
    )
  }
  return (
    <>
      <h4 className="panel-name">{title}</h4>
      <ul className="panel-cards">
        {sorted.map((record, row) => {
          const name = rowTitle(attribute, row, words)
          const openWide = sorted.length <= mostOpen
          return <Card key={name} {...{ attribute, shape, record, name, openWide, words }} />
        })}
      </ul>
    </>
  )
}

/** Two lines that tell which it is, and the rest to open. Of one who has died: the name, the year, and no more by itself. */
function Card({
  attribute,
  shape,
  record,
  name,
  openWide,
  words,
}: {
  attribute: Attribute
  shape: Records
  record: RecordValue
  name: string
  openWide: boolean
  words: Words
}) {
  const { t } = words
  const died = hasPassedAway(record)
  const [title = name, line = ''] = cardLines({ attribute, shape, record, words })
  const rest = membersBelow({ shape, record, died, words })
  const more = shownMembers(rest, record, words.wording).length
  const told = died ? passedAway(record, words) : line
  if (more === 0)
    return (
      <li className="card">
        <p className="card-name">{title}</p>
        <p className="card-line">{told}</p>
      </li>
    )
  return (
    <li>
      <details className={openWide && !died ? 'card open-where-wide' : 'card'}>
        <summary>
          <span className="card-name">{title}</span>
          <span className="card-line">{told}</span>
          <span className="card-more">
            {t('record.moreDetails', { count: more })}
            <span className="sr-only">: {title}</span>
          </span>
        </summary>
        <RecordSheet
          title={title}
          labelOf={(member) => words.memberLabel(attribute, member)}
          members={rest}
          record={record}
          words={words}
        />
      </details>
    </li>
  )
}

function passedAway(record: RecordValue, { t }: Words): string {
  const year = yearOfBirth(record)
  return year === undefined ? t('record.passedAwayOnly') : t('record.passedAway', { year })
}

/** The members that the two lines do not say whole; of one who has died they say that, and of the birth the year alone. */
function membersBelow({
  shape,
  record,
  died,
  words,
}: {
  shape: Records
  record: RecordValue
  died: boolean
  words: Words
}): readonly Member[] {
  const firstTwo = shownMembers(shape.members, record, words.wording).slice(0, 2)
  const lines = shape.card ?? firstTwo.map(({ member }) => [member.name])
  const said = (died ? [...lines.slice(0, 1), ['lifeStatus']] : lines).flat()
  return shape.members.filter(({ name }) => !said.includes(name))
}

/** What tells a record from its like: the members that its shape names, or else its first two. */
function cardLines({
  attribute,
  shape,
  record,
  words,
}: {
  attribute: Attribute
  shape: Records
  record: RecordValue
  words: Words
}): string[] {
  const named = shape.card?.flatMap((line) => {
    const members = shape.members.filter(({ name }) => line.includes(name))
    return [
      shownMembers(members, record, words.wording)
        .map(({ text }) => text)
        .join(' '),
    ]
  })
  if (named) return named.filter((text) => text !== '')
  return shownMembers(shape.members, record, words.wording)
    .slice(0, 2)
    .map(({ member, text }) => `${words.memberLabel(attribute, member)} ${text}`)
}
