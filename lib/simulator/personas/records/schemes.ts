import type { Calendar } from './calendar.ts'
import { codedLeaf, group, type Item, leaf, leaves, none, type Source } from './item.ts'

/** Health and pioneer schemes of someone entitled to none. */
export function noSchemes(): Item {
  return { pioneergen: eligibility(false), merdekagen: eligibility(false), chas: emptyChas('3') }
}

/** Health and pioneer schemes of an elderly citizen. */
export function elderlySchemes(calendar: Calendar): Item {
  const chas = {
    cardtype: codedLeaf(['O', 'CHAS Orange']),
    indicator: codedLeaf(['Y', 'YES']),
    ...leaves({ expirydate: calendar.day(300), issuedate: calendar.day(-430), name: 'COMMUNITY HEALTH ASSIST SCHEME' }),
  }
  return { pioneergen: eligibility(false), merdekagen: eligibility(true), chas: group(chas) }
}

function eligibility(eligible: boolean): Item {
  return group({ eligibility: leaf(eligible), quantum: leaf(eligible ? 200 : 0), message: codedLeaf(none) })
}

function emptyChas(source: Source): Item {
  const texts = leaves({ expirydate: '', issuedate: '', name: '' })
  return group({ cardtype: codedLeaf(none), indicator: codedLeaf(none), ...texts }, source)
}
