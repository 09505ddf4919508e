import type { SettingFault } from './config-error.ts'

/** Fewest bits that the characters of a secret must amount to. */
const leastBits = 128

/** The secrets of the application, as far as they could be read. */
export interface Secrets {
  AUTH_SECRET?: string
  AUTH_SECRET_OLD?: string
  DATA_KEYS?: string
  AUDIT_KEYS?: string
}

/** Names each secret that is too regular to have been drawn at random, or that is used twice. */
export function judgeSecrets(given: Secrets): Pick<SettingFault, 'setting' | 'wrong'>[] {
  const single = (['AUTH_SECRET', 'AUTH_SECRET_OLD'] as const).map((setting) => ({
    setting,
    part: '',
    secret: given[setting] ?? '',
  }))
  const lists = (['DATA_KEYS', 'AUDIT_KEYS'] as const).flatMap((setting) => keysOf(setting, given[setting]))
  const secrets = [...single, ...lists].filter(({ secret }) => secret !== '')

  return secrets.flatMap(({ setting, part, secret }, index) => {
    const isRepeated = secrets.findIndex((other) => other.secret === secret) < index
    if (isRepeated) return [{ setting, wrong: `${part}is used twice` }]
    return isGuessable(secret) ? [{ setting, wrong: `${part}is too regular to have been drawn at random` }] : []
  })
}

function keysOf(setting: string, list = '') {
  const keys = list.split(',').map((entry) => entry.trim().split(':')[1] ?? '')
  return keys.map((secret, index) => ({ setting, part: `key ${index + 1} `, secret }))
}

function isGuessable(secret: string): boolean {
  return bitsOf(secret) < leastBits
}

/** Shannon's measure over its characters: low for repetitions and words, about 5 bits a character for random base64. */
function bitsOf(secret: string): number {
  const characters = [...secret]
  const counts = new Map<string, number>()
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / characters.length), 0)
}
