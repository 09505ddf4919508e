import type { Member } from '@/lib/myinfo/attribute.ts'
import { shownMembers } from '@/lib/myinfo/format/format.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import { hasPassedAway } from '@/lib/myinfo/passed-away.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { sortRows } from '@/lib/myinfo/sort-rows.ts'
import type { ReceiptBody } from '@/lib/receipt/content.ts'
import type { Words } from '../words/index.ts'

type Sheet = Extract<ReceiptBody, { kind: 'sheets' }>['sheets'][number]

/** A record as sheets of lines: its own members first, then each record inside it under its name. */
export function receiptSheets({
  title,
  members,
  record,
  labelOf,
  words,
}: {
  title?: string
  members: readonly Member[]
  record: RecordValue
  /** What a member is called. */
  labelOf: (member: Member) => string
  words: Words
}): Sheet[] {
  const own: { label: string; text: string }[] = []
  const inside: Sheet[] = []
  for (const { member, text } of shownMembers(members, record, words.wording)) {
    const inner = recordsIn(member, record)
    const label = labelOf(member)
    if (inner.length === 0) own.push({ label, text: tactful(member, record, words) ?? text })
    inner.forEach((row, index) => {
      inside.push(
        ...receiptSheets({
          title: inner.length > 1 ? `${label} ${index + 1}` : label,
          members: 'members' in member.shape ? member.shape.members : [],
          record: row,
          labelOf: (part) => labelOf({ ...part, name: `${member.name}/${part.name}` }),
          words,
        }),
      )
    })
  }
  return own.length > 0 ? [{ title, lines: own }, ...inside] : inside
}

/** The word of a register that hurts to read, in one that does not: of somebody who has died. */
function tactful({ name }: Member, record: RecordValue, { t }: Words): string | undefined {
  return name === 'lifeStatus' && hasPassedAway(record) ? t('record.passedAwayOnly') : undefined
}

function recordsIn({ name, shape }: Member, record: RecordValue): readonly RecordValue[] {
  const value = record[name]
  if (value === undefined || (shape.kind !== 'record' && shape.kind !== 'records')) return []
  if (isRecords(value)) return sortRows(shape, value)
  return isRecord(value) ? [value] : []
}
