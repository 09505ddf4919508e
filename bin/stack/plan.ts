/** Names of the settings that the demo makes on its first run and keeps in `DATA_DIR`. */
export type MadeSetting =
  | 'AUTH_SECRET'
  | 'DATA_KEYS'
  | 'MYINFO_V3_CLIENT_ID'
  | 'MYINFO_V3_CLIENT_SECRET'
  | 'MYINFO_V3_PRIVATE_KEY'
  | 'SINGPASS_CLIENT_ID'
  | 'SINGPASS_KEYS'
  | 'STAFF_CLIENT_SECRET'

export type Settings = Record<string, string>

/** What to start, where, and with which environment. A part that is absent is not started. */
export interface DemoPlan {
  dataDirectory: string
  url: string
  app: { host: string; port: number; environment: Settings }
  database?: { port: number; directory: string }
  mockpass?: { port: number; environment: Settings }
  simulator?: { port: number; environment: Settings; clients: object[]; v3Clients: object[] }
  staffProvider?: { port: number; environment: Settings }
}

/** `process.env`, or what stands for it. */
export type Environment = Record<string, string | undefined>

/** The certificate of the demo's v3 key, in `DATA_DIR`: what MockPass verifies requests with and encrypts persons to. */
export const CERTIFICATE_FILE = 'myinfo-v3.crt'

/** What the simulator's Myinfo v3 signs with, and the certificate by which the application knows it, in `DATA_DIR`. */
export const SIMULATOR_KEY_FILE = 'simulator-v3.key'
export const SIMULATOR_CERTIFICATE_FILE = 'simulator-v3.crt'

/** The simulator's list of registered clients, in `DATA_DIR`. */
export const CLIENTS_FILE = 'simulator-clients.json'

/** Reads a port from the environment; throws a `RangeError` that names the setting. */
export function portOf(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name] || String(otherwise)
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new RangeError(`${name} must be a port between 1 and 65535`)
}
