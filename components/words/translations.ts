import type { Language } from '@/lib/myinfo/language.ts'
import ms from './ms.json' with { type: 'json' }
import ta from './ta.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

/**
 * What is said in each language besides English, as one file a language.
 *
 * A file has the messages of `en.json` and what the tables of Myinfo say in English only: `attribute`, `member`, `code`.
 * Its `$source` tells by key from which English text each was made; of the products too, which bring their own words.
 */
export const translations: Readonly<Record<Exclude<Language, 'en'>, Translation>> = { zh, ms, ta }

export interface Translation {
  $source: { readonly [key: string]: string }
  [section: string]: unknown
}
