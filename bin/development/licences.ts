import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { parseOrEnd } from '../command/run-command.ts'
import { shippedPackages, thirdPartyText } from '../licences/shipped.ts'

const program = new Command('licences')
  .description('Lists what a production install ships, and under which terms.')
  .option('--out <file>', 'write the list there, with the words of each licence')
  .addHelpText('after', '\nThe inventory for machines (CycloneDX): sbom.cdx.json, which `npm run image` makes.')
const { out } = parseOrEnd(program).opts<{ out?: string }>()

const root = process.cwd()
const packages = shippedPackages(root)

if (out) writeFileSync(out, thirdPartyText(root, packages))
else for (const { name, version, licence } of packages) console.log(`${licence.padEnd(20)} ${name} ${version}`)
