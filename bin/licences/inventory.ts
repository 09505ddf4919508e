import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { shippedPackages } from './shipped.ts'

interface CycloneDx {
  serialNumber?: string
  metadata: { timestamp?: string; component: { name: string; 'bom-ref': string } }
  components: { name: string; version: string; 'bom-ref': string }[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * Every package that is shipped, with its version, licence and hash, as npm itself lists it from the lock in the format CycloneDX.
 * Without the moment and the number of the making, so that the same sources give the same bytes.
 *
 * npm lists everything and we choose: of `npm sbom --omit=dev` a package is missing that something of development needs too.
 *
 * @see {@link https://cyclonedx.org/docs/1.5/json/ CycloneDX 1.5} moment and number are optional
 */
export function inventory(root: string): string {
  const { serialNumber: _number, metadata, components, dependencies, ...rest } = listed(root)
  const { timestamp: _moment, ...lasting } = metadata
  const { name }: { name: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const shipped = new Set(shippedPackages(root).map((one) => `${one.name}@${one.version}`))
  const kept = components.filter((one) => shipped.has(`${one.name}@${one.version}`))
  const refs = new Set([...kept.map((one) => one['bom-ref']), metadata.component['bom-ref']])
  const inventoried = {
    ...rest,
    // npm names us by the folder that we lie in.
    metadata: { ...lasting, component: { ...lasting.component, name } },
    components: kept,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((needed) => refs.has(needed)) })),
  }
  return `${JSON.stringify(inventoried, undefined, 2)}\n`
}

function listed(root: string): CycloneDx {
  const printed = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(printed)
}
