/** One thing that a check looked at: what was found, why it matters, and what to do. */
export interface Finding {
  /** Short and stable, `area.check`: scripts may rely on it. */
  id: string
  level: 'passed' | 'warning' | 'fault' | 'skipped'
  /** What was found; names a setting or a file, never a secret. */
  found: string
  /** Why it matters; absent on a passed check. */
  why?: string
  /** The exact thing to do; absent on a passed check. */
  fix?: string
}

/** A check that passed. */
export function passed(id: string, found: string): Finding {
  return { id, level: 'passed', found }
}

/** A check that failed: the application will not work, or will not be approved, until it is mended. */
export function fault(id: string, found: string, advice: { why: string; fix: string }): Finding {
  return { id, level: 'fault', found, ...advice }
}

/** Something that works today and deserves attention. */
export function warning(id: string, found: string, advice: { why: string; fix: string }): Finding {
  return { id, level: 'warning', found, ...advice }
}

/** A check that could not be made, and what it would need. */
export function skipped(id: string, found: string): Finding {
  return { id, level: 'skipped', found }
}

/** Exit code of a command: 0 when nothing is at fault, 1 otherwise. Warnings do not fail. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ level }) => level === 'fault') ? 1 : 0
}

const marks = { passed: 'ok  ', warning: 'WARN', fault: 'FAIL', skipped: '-   ' } as const

/** Findings for people: one line each, with why and what to do under those that need it. */
export function describeFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, found, why, fix }) => [
    `${marks[level]}  ${found}`,
    ...(why ? [`      why: ${why}`] : []),
    ...(fix ? [`      fix: ${fix}`] : []),
  ])
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  return [
    ...lines,
    '',
    `${count('passed')} passed, ${count('warning')} to look at, ${count('fault')} to fix, ${count('skipped')} not checked`,
  ].join('\n')
}
