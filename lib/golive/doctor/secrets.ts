import { type Finding, fault, passed } from '../finding.ts'
import type { Inspection } from './inspection.ts'

/** Fewest bits that the characters of a secret must amount to. */
export const secretBits = 128

/** Checks that the secrets look drawn at random: long and varied enough, and none used twice. */
export function checkSecrets({ config }: Inspection): Finding[] {
  const dataKeys = config.dataKeys.split(',').map((entry) => entry.trim().split(':')[1] ?? '')
  return [
    judge({ id: 'secrets.session', name: 'AUTH_SECRET', secret: config.authSecret, others: dataKeys }),
    ...dataKeys.map((secret, index) =>
      judge({
        id: 'secrets.data-keys',
        name: `data key ${index + 1} of DATA_KEYS`,
        secret,
        others: dataKeys.filter((_, other) => other !== index),
      }),
    ),
  ]
}

interface Judged {
  id: string
  name: string
  secret: string
  others: readonly string[]
}

function judge({ id, name, secret, others }: Judged): Finding {
  const advice = {
    why: 'Whoever can guess it can read stored applications, or pose as an applicant.',
    fix: 'draw a new one: openssl rand -base64 32 (for DATA_KEYS put it in front, and keep the old ones behind it)',
  }
  if (others.includes(secret)) return fault(id, `${name} is used twice`, advice)
  if (bitsOf(secret) < secretBits) return fault(id, `${name} is too regular to have been drawn at random`, advice)
  return passed(id, `${name} is long and varied enough`)
}

/** Shannon's measure over its characters: low for repetitions and words, about 5 bits a character for random base64. */
function bitsOf(secret: string): number {
  const characters = [...secret]
  const counts = new Map<string, number>()
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / characters.length), 0)
}
