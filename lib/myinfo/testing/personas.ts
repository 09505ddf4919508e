import { readFileSync } from 'node:fs'
import { isObject, readMember, type WireObject } from '../parse/wire.ts'

/** MockPass's own personas for Myinfo v3, by UINFIN, as its server would answer. */
export function mockpassPersonas(): { id: string; wire: WireObject }[] {
  const path = new URL('../../../node_modules/@opengovsg/mockpass/static/myinfo/v3.json', import.meta.url)
  const personas = readMember(JSON.parse(readFileSync(path, 'utf8')), 'personas')
  return isObject(personas)
    ? Object.entries(personas).flatMap(([id, wire]) => (isObject(wire) ? [{ id, wire }] : []))
    : []
}
