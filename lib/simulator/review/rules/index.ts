import type { Rule } from '../rule.ts'
import { assertionRules } from './assertion.ts'
import { exchangeRules } from './exchange.ts'
import { proofRules } from './proof.ts'
import { requestRules } from './request.ts'

/** Everything that is accepted here and not what the documents say, and what they advise. */
export const rules: readonly Rule[] = [...assertionRules, ...proofRules, ...requestRules, ...exchangeRules]
