#!/usr/bin/env node
// `npm run <command>`: runs a command from its source where tsx is installed, and else as `npm run build` compiled it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run } from './install.mjs'

const [name = '', ...options] = process.argv.slice(2)

await run(async () => {
  const file = await findProgram(name)
  // As if Node.js had been given the command itself, which looks there for its own name and its options.
  process.argv = [process.argv[0], file, ...options]
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    throw isMissingPackage(error) ? needsDevelopment(name) : error
  }
})

/** The command's own file: its source, loaded through tsx, or what was compiled from it. */
async function findProgram(command) {
  if (await canRunSources()) return sourceOf(command)
  const compiled = path.join(root, '.next/commands', `${command}.mjs`)
  if (existsSync(compiled)) return compiled
  throw needsDevelopment(command)
}

/** Where a command's source stands: with those of operators, or with those of a development machine. */
function sourceOf(command) {
  if (command === 'simulator') return path.join(root, 'lib/simulator/cli.ts')
  const places = ['operator', 'development'].map((room) => path.join(root, 'bin', room, `${command}.ts`))
  const found = places.find((place) => existsSync(place))
  if (!found) throw Object.assign(new Error(`there is no command "${command}": see package.json`), { name: 'Failure' })
  return found
}

async function canRunSources() {
  try {
    const { register } = await import('tsx/esm/api')
    register()
    return true
  } catch (error) {
    if (isMissingPackage(error)) return false
    throw error
  }
}

function isMissingPackage(error) {
  return error?.code === 'ERR_MODULE_NOT_FOUND'
}

function needsDevelopment(command) {
  const how = 'run it where the application is built, after `npm ci`'
  return Object.assign(new Error(`"npm run ${command}" needs the development packages: ${how}.`), { name: 'Failure' })
}
