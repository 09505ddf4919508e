import type { Input } from '@/lib/onboarding/inputs/input.ts'

/** How a keyboard is to help with an input. */
export function typing({ type, rule, decimals = 0 }: Pick<Input, 'type' | 'rule' | 'decimals'>) {
  if (type === 'email') return { type: 'email', inputMode: 'email', spellCheck: false, autoCapitalize: 'none' } as const
  if (type === 'tel') return { type: 'tel', inputMode: 'tel' } as const
  if (type === 'money' || (type === 'number' && decimals > 0)) return { type: 'text', inputMode: 'decimal' } as const
  if (type !== 'text') return { type: 'text', inputMode: 'numeric' } as const
  if (rule === 'nric') return { type: 'text', spellCheck: false, autoCapitalize: 'characters' } as const
  return { type: 'text', spellCheck: false } as const
}
