import type { Shape } from '@/lib/myinfo/attribute.ts'
import type { Words } from './words/index.ts'
import { valueLanguage } from './words/value-language.ts'

/** A value of Myinfo as it came: in its own direction and its own language, on its own lines. */
export function ValueText({
  shape,
  text,
  className = '',
  words: { language },
}: {
  shape: Shape
  text: string
  className?: string
  words: Pick<Words, 'language'>
}) {
  return (
    <span dir="auto" lang={valueLanguage(shape, text, language)} className={`whitespace-pre-line ${className}`}>
      {text}
    </span>
  )
}
