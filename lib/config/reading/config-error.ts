/** One setting that is missing, malformed or refused. Never holds the setting's value. */
export interface SettingFault {
  /** The setting's name in the environment. */
  setting: string
  /** What is wrong, as the rest of a sentence that begins with the name: `is missing`. */
  wrong: string
  /** What to do about it, as a line to follow. */
  fix: string
}

/** Thrown when settings are missing, malformed or refused: every fault at once. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly faults: readonly SettingFault[]) {
    super(`These settings are missing or wrong:\n${faults.map(describeFault).join('\n')}`)
  }
}

function describeFault({ setting, wrong, fix }: SettingFault): string {
  return `  - ${setting} ${wrong}\n    fix: ${fix}`
}
