import type { Attribute, Member } from '@/lib/myinfo/attribute.ts'
import { type ShownMember, shownMembers } from '@/lib/myinfo/format/format.ts'
import { isRecord } from '@/lib/myinfo/kinds.ts'
import type { Value } from '@/lib/myinfo/person.ts'
import type { Words } from '../words/index.ts'
import { valueLanguage } from '../words/value-language.ts'
import { type PanelLine, PanelLines } from './panel-lines.tsx'
import { isNested, RecordSheet } from './record-sheet.tsx'

/** One record in a panel: its name, then a line for each member; a record with records inside it is drawn whole. */
export function RecordRows({ attribute, value, words }: { attribute: Attribute; value: Value; words: Words }) {
  const { shape } = attribute
  const title = words.attributeLabel(attribute)
  if (shape.kind !== 'record' || !isRecord(value)) return null
  if (shape.members.some(isNested)) {
    const labelOf = (member: Member) => words.memberLabel(attribute, member)
    return (
      <div className="panel-block">
        <h4>{title}</h4>
        <RecordSheet title={title} labelOf={labelOf} members={shape.members} record={value} words={words} />
      </div>
    )
  }
  const members = shownMembers(shape.members, value, words.wording)
  return (
    <>
      <h4 className="panel-name">{title}</h4>
      <MemberRows attribute={attribute} members={members} words={words} />
    </>
  )
}

/** Members as rows, one line each where they fit. */
function MemberRows({
  attribute,
  members,
  words,
}: {
  attribute: Attribute
  members: readonly ShownMember[]
  words: Words
}) {
  if (members.length === 0) return <p className="panel-block text-ink-soft">{words.t('record.none')}</p>
  const lines = members.map(({ member, text }): PanelLine => {
    const [label, language] = [words.memberLabel(attribute, member), valueLanguage(member.shape, text, words.language)]
    return language ? [label, text, language] : [label, text]
  })
  return <PanelLines tight lines={lines} />
}
