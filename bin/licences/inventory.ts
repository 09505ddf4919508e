import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface CycloneDx {
  serialNumber?: string
  metadata: { timestamp?: string; component: { name: string } }
}

/**
 * Every package that production installs, with its version, licence and hash, as npm itself lists it in the format
 * CycloneDX. Without the moment and the number of the making, so that the same sources give the same bytes.
 *
 * @see {@link https://cyclonedx.org/docs/1.5/json/ CycloneDX 1.5} both are optional
 */
export function inventory(root: string): string {
  const arguments_ = ['sbom', '--omit=dev', '--sbom-format', 'cyclonedx']
  const printed = execFileSync('npm', arguments_, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const { serialNumber: _number, metadata, ...rest }: CycloneDx = JSON.parse(printed)
  const { timestamp: _moment, ...lasting } = metadata
  const { name }: { name: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  // npm names it by the folder that it lies in.
  const component = { ...lasting.component, name }
  return `${JSON.stringify({ ...rest, metadata: { ...lasting, component } }, undefined, 2)}\n`
}
