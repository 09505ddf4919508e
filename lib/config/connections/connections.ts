import { z } from 'zod'
import type { Env } from '../reading/from-file.ts'

/** A registered app, by which Singpass or Myinfo knows us. */
export interface Connection {
  /** As it stands in addresses, products and stored applications: `v3`, `fapi`, `fapi-cards`. */
  id: string
  kind: 'v3' | 'fapi'
  /** How its own settings begin: `SINGPASS_`, `SINGPASS_CARDS_`, `MYINFO_V3_`. */
  prefix: string
}

const name = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const faults = {
  element: 'must be a comma list of fapi, v3 and fapi:<name>, the name in lower case letters, digits and hyphens',
  twice: 'names a connection twice',
}

/** Reads `MYINFO_CONNECTIONS`. */
export const connectionList = z.string().transform((text, context): readonly Connection[] => {
  const connections = text.split(',').map((element) => parse(element.trim()))
  const known = connections.filter((connection) => connection !== undefined)
  const isTwice = new Set(known.map(({ id }) => id)).size < known.length
  if (known.length < connections.length) context.addIssue({ code: 'custom', message: faults.element })
  else if (isTwice) context.addIssue({ code: 'custom', message: faults.twice })
  return known
})

const fapi: Connection = { id: 'fapi', kind: 'fapi', prefix: 'SINGPASS_' }
const v3: Connection = { id: 'v3', kind: 'v3', prefix: 'MYINFO_V3_' }

/** The connections whose settings stand in an environment that names none; FAPI where there are none. */
export function impliedConnections(env: Env): readonly Connection[] {
  const given = [fapi, v3].filter(({ prefix }) => Object.keys(env).some((setting) => setting.startsWith(prefix)))
  return given.length > 0 ? given : [fapi]
}

function parse(element: string): Connection | undefined {
  if (element === 'v3') return v3
  if (element === 'fapi') return fapi
  const [kind, app = '', ...rest] = element.split(':')
  if (kind !== 'fapi' || rest.length > 0 || !name.test(app) || app.length > 32) return undefined
  return { id: `fapi-${app}`, kind: 'fapi', prefix: `SINGPASS_${app.toUpperCase().replaceAll('-', '_')}_` }
}
