import type { Member, Shape } from '@/lib/myinfo/attribute.ts'
import { type ShownMember, shownMembers } from '@/lib/myinfo/format/format.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { RecordValue, Value } from '@/lib/myinfo/person.ts'
import { sortRows } from '@/lib/myinfo/sort-rows.ts'
import type { Words } from '../words/index.ts'
import { valueLanguage } from '../words/value-language.ts'
import { fitsTable, RecordTable } from './record-table.tsx'
import { type SheetLine, SheetLines } from './sheet-lines.tsx'

interface Named {
  title: string
  /** Otherwise it is heard only. */
  titleShown?: boolean
  /** What a member is called. */
  labelOf: (member: Member) => string
  words: Words
}

/** Records: the rows of one table where they fit, else a sheet each. */
function Records({
  shape,
  rows,
  rowTitle,
  ...named
}: Named & {
  shape: Extract<Shape, { kind: 'records' }>
  rows: readonly RecordValue[]
  /** What a row is called, counted from 0. */
  rowTitle: (row: number) => string
}) {
  const sorted = sortRows(shape, rows)
  if (fitsTable(shape.members)) return <RecordTable {...named} members={shape.members} rows={sorted} />
  return (
    <div className="space-y-6">
      {sorted.map((record, row) => {
        const title = rowTitle(row)
        return <RecordSheet key={title} {...named} title={title} titleShown members={shape.members} record={record} />
      })}
    </div>
  )
}

/** One record: a member a line; records inside it follow, each under its name. */
export function RecordSheet({
  members,
  record,
  ...named
}: Named & { members: readonly Member[]; record: RecordValue }) {
  const { words } = named
  const all = shownMembers(members, record, words.wording)
  if (all.length === 0) return <span>{words.t('record.none')}</span>

  const shown = all.filter(({ member }) => !isNested(member))
  const nested = all.filter(({ member }) => isNested(member))
  return (
    <div className="record-frame mt-1">
      {shown.length > 0 && <Sheet {...named} shown={shown} />}
      {nested.map(({ member }) => (
        <Nested key={member.name} {...named} member={member} value={record[member.name]} />
      ))}
    </div>
  )
}

/** Whether a member of a record is records itself. */
export function isNested({ shape }: Member): boolean {
  return shape.kind === 'record' || shape.kind === 'records'
}

function Nested({ member, value, ...named }: Named & { member: Member; value?: Value }) {
  const { shape } = member
  const inner = {
    words: named.words,
    title: named.labelOf(member),
    labelOf: (part: Member) => named.labelOf({ ...part, name: `${member.name}/${part.name}` }),
  }
  if (value === undefined) return null
  if (shape.kind === 'record' && isRecord(value))
    return <RecordSheet {...inner} titleShown members={shape.members} record={value} />
  if (shape.kind !== 'records' || !isRecords(value)) return null
  const rowTitle = (row: number) => (value.length > 1 ? `${inner.title} ${row + 1}` : inner.title)
  return <Records {...inner} titleShown shape={shape} rows={value} rowTitle={rowTitle} />
}

function Sheet({ title, titleShown, labelOf, shown, words }: Named & { shown: readonly ShownMember[] }) {
  const lines = shown.map(({ member, text }): SheetLine => {
    const [label, language] = [labelOf(member), valueLanguage(member.shape, text, words.language)]
    if (member.shape.kind === 'money') return [label, text, language ?? '', true]
    return language ? [label, text, language] : [label, text]
  })
  return <SheetLines title={title} {...(titleShown && { titleShown })} lines={lines} />
}
