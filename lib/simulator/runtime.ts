import * as crypto from 'node:crypto'

/**
 * Why this Node.js cannot run the simulator, as one sentence; undefined when it can.
 *
 * Its engine, oidc-provider, calls `crypto.hash` and `URL.parse`, which the first releases of Node.js 20 do not have.
 * Nothing else of this project needs them.
 */
export function runtimeFault(): string | undefined {
  const missing = [
    ...(typeof crypto.hash === 'function' ? [] : ['crypto.hash']),
    ...('parse' in URL ? [] : ['URL.parse']),
  ]
  if (missing.length === 0) return undefined
  return `the simulator needs ${missing.join(' and ')}, which Node.js ${process.versions.node} does not have: take Node.js 22 or later`
}
