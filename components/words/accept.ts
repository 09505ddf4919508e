import { fingerprint } from './english.ts'
import { isOfAbsentProduct } from './product-texts.ts'
import { textsIn } from './texts-in.ts'
import type { Translation } from './translations.ts'

/**
 * The same language, its texts of these keys taken as made from the English texts of today.
 *
 * The notes keep the order of the English texts, and lose what English no longer has, but for products that are not there.
 * Throws a RangeError that names
 * the keys that are no English text, or that this language does not say yet.
 */
export function accept({
  english,
  translation,
  keys,
}: {
  english: ReadonlyMap<string, string>
  translation: Translation
  keys: readonly string[]
}): Translation {
  const own = new Map(textsIn(translation))
  const impossible = keys.filter((key) => !english.has(key) || !own.get(key)?.trim())
  if (impossible.length > 0) throw new RangeError(`there is no such text: ${impossible.join(', ')}`)

  const notes = [...english].flatMap(([key, text]): [string, string][] => {
    const note = keys.includes(key) ? fingerprint(text) : translation.$source[key]
    return note === undefined ? [] : [[key, note]]
  })
  const aside = Object.entries(translation.$source).filter(([key]) => isOfAbsentProduct(key, english))
  return { ...translation, $source: Object.fromEntries([...notes, ...aside]) }
}
