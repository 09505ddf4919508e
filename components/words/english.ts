import { createHash } from 'node:crypto'
import type { Shape } from '@/lib/myinfo/attribute.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { codeLists, ownCodes } from '@/lib/myinfo/codes.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import en from './en.json' with { type: 'json' }
import { productTexts, speaking } from './product-texts.ts'
import { textsIn } from './texts-in.ts'

/**
 * Every English text that has to be said in another language too, by key.
 *
 * Messages are keyed by their place in `en.json` (`form.continue`). What the tables of Myinfo say in English is keyed
 * `attribute.email`, `asked.attribute.name` where it has another word where it is typed, `member.vehicles.make`, `member.academicQualifications.transcripts/name` for a member of a member,
 * and `code.sex.F`; what the products that speak the language say, `product.savings-account.summary`. Countries are named
 * by the platform.
 */
export function englishTexts(language: Language): ReadonlyMap<string, string> {
  const labels = attributes.flatMap((attribute) => ownLabels(attribute, `attribute.${attribute.name}`))
  const members = attributes.flatMap(({ name, shape }) => memberLabels(shape, `member.${name}.`))
  return new Map([...textsIn(en), ...labels, ...members, ...codeTexts(), ...productTexts('en', speaking(language))])
}

/** What it is called where it is shown, and where it is typed. */
function ownLabels({ label, asked }: { label: string; asked?: string }, key: string): [string, string][] {
  return [[key, label], ...(asked === undefined ? [] : [[`asked.${key}`, asked] satisfies [string, string]])]
}

function memberLabels(shape: Shape, prefix: string): [string, string][] {
  if (shape.kind !== 'record' && shape.kind !== 'records') return []
  return shape.members.flatMap((member): [string, string][] => [
    ...ownLabels(member, `${prefix}${member.name}`),
    ...memberLabels(member.shape, `${prefix}${member.name}/`),
  ])
}

function codeTexts(): [string, string][] {
  return codeLists.flatMap((list) =>
    ownCodes(list).map(({ code, description }): [string, string] => [`code.${list}.${code}`, description]),
  )
}

/** Short enough to stand in a file for each key; changes whenever the text does. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
