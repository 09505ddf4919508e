import { visibleText } from '@/lib/myinfo/format/visible-text.ts'

/** Words of Myinfo or of the applicant as they came: in a direction of their own, that turns nothing around them. */
export function GivenText({
  text,
  language,
  block = false,
}: {
  text: string
  /** Where it is not the page's. */
  language?: string
  block?: boolean
}) {
  return (
    <span dir="auto" {...(block && { className: 'given-block' })} {...(language && { lang: language })}>
      {visibleText(text)}
    </span>
  )
}
