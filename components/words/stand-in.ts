import type { Words } from './index.ts'

/** What makes this no real deployment: the demo, or a rehearsal with a simulator of Singpass. */
export type StandIn = 'demo' | 'rehearsal'

/** What every page, and whatever is drawn without one, says where nobody is who they say they are. */
export function standInText(standIn: StandIn, { t }: Words): string {
  return `${t(`${standIn}.ribbon`)} · ${t(`${standIn}.text`)}`
}
