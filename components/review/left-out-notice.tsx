import { isAgency } from '@/lib/myinfo/agencies.ts'
import { Notice } from '../site/notice.tsx'
import type { Words } from '../words/index.ts'

/** Says which agencies the retrieval went without, so that nobody takes what was typed instead for theirs. */
export function LeftOutNotice({
  agencies = [],
  className,
  words,
}: {
  agencies?: readonly string[]
  className?: string
  words: Words
}) {
  if (agencies.length === 0) return null
  return (
    <div className={className}>
      <Notice tone="warn" title={words.t('leftOut.title', { agency: leftOutNames(agencies, words) })}>
        <p>{words.t('leftOut.text')}</p>
      </Notice>
    </div>
  )
}

/** The agencies' names in the reader's language, as a list. */
export function leftOutNames(agencies: readonly string[], words: Words): string {
  const names = agencies.map((agency) => (isAgency(agency) ? words.agencyName(agency) : agency))
  return new Intl.ListFormat(words.locale).format(names)
}
