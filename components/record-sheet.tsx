import type { Attribute, Member } from '@/lib/myinfo/attribute.ts'
import { type ShownMember, shownMembers } from '@/lib/myinfo/format.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { GivenText } from './given-text.tsx'
import type { Words } from './words/index.ts'
import { valueLanguage } from './words/value-language.ts'

/** What is seen at once; the rest opens. */
const mostAtOnce = 10

/** One record: a member a line. */
export function RecordSheet({
  attribute,
  members,
  record,
  title,
  titleShown = false,
  words,
}: {
  attribute: Attribute
  members: readonly Member[]
  record: RecordValue
  title: string
  titleShown?: boolean
  words: Words
}) {
  const shown = shownMembers(members, record, words.wording)
  if (shown.length === 0) return <span>{words.t('record.none')}</span>

  const cut = shown.length > mostAtOnce + 2 ? mostAtOnce : shown.length
  const caption = { title, titleShown }
  return (
    <div className="record-frame mt-1">
      <Sheet {...caption} attribute={attribute} shown={shown.slice(0, cut)} words={words} />
      {cut < shown.length && (
        <details className="fold text-small">
          <summary className="text-accent">{words.t('record.more', { count: shown.length - cut, title })}</summary>
          <Sheet title={title} titleShown={false} attribute={attribute} shown={shown.slice(cut)} words={words} />
        </details>
      )}
    </div>
  )
}

function Sheet({
  title,
  titleShown,
  attribute,
  shown,
  words,
}: {
  title: string
  titleShown: boolean
  attribute: Attribute
  shown: readonly ShownMember[]
  words: Words
}) {
  return (
    <table className="sheet">
      <caption className={titleShown ? undefined : 'sr-only'}>{title}</caption>
      <tbody>
        {shown.map(({ member, text }) => (
          <tr key={member.name}>
            <th scope="row">{words.memberLabel(attribute, member)}</th>
            <td className={member.shape.kind === 'money' ? 'amount' : undefined}>
              <GivenText text={text} language={valueLanguage(member.shape, text, words.language)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
