/** Thrown when settings are missing or malformed: one line a fault, each naming its setting and never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly faults: readonly string[]) {
    super(`These settings are missing or wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  }
}
