import { visibleText } from '@/lib/myinfo/visible-text.ts'

/** Words of Myinfo or of the applicant as they came: in a direction of their own, that turns nothing around them. */
export function GivenText({ text, block = false }: { text: string; block?: boolean }) {
  return (
    <span dir="auto" className={block ? 'block whitespace-pre-line' : 'whitespace-pre-line'}>
      {visibleText(text)}
    </span>
  )
}
