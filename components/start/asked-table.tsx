import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { Field, Product } from '@/lib/onboarding/product.ts'
import type { Words } from '../words/index.ts'

/** Everything that the product asks for, under the agency that has it, with the reason. */
export function AskedTable({ product, words }: { product: Product; words: Words }) {
  const { t } = words
  return (
    <table className="asked">
      <caption className="sr-only">{t('start.why')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('start.item')}</th>
          <th scope="col">{t('start.reason')}</th>
        </tr>
      </thead>
      {groupsOf(product, words).map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={2} className="asked-agency">
              {title}
            </th>
          </tr>
          {rows.map(({ item, why }) => (
            <tr key={item}>
              <th scope="row" {...(!why && { colSpan: 2 })}>
                {item}
              </th>
              {why && <td>{why}</td>}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface Row {
  item: string
  /** Absent for a question, which says itself what it is about. */
  why?: string
}

function groupsOf(product: Product, words: Words): { title: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>()
  for (const field of product.steps.flatMap((step) => step.fields)) {
    const { title, ...row } = rowOf(field, words)
    groups.set(title, [...(groups.get(title) ?? []), row])
  }
  return [...groups].map(([title, rows]) => ({ title, rows }))
}

function rowOf(field: Field, words: Words): Row & { title: string } {
  if (field.kind === 'question') {
    return { title: words.t('start.fromYou'), item: words.of(field.label) }
  }
  const attribute = findAttribute(field.attribute)
  return {
    title: words.agencyName(attribute.agency),
    item: words.attributeLabel(attribute),
    why: words.of(field.why),
  }
}
