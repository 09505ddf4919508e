import { spawnSync } from 'node:child_process'

const INSTALL_MS = 180_000

/**
 * A program that Debian and its kin have under the name of its package, installed where it is missing and may be.
 * Returns why it is not here, in a sentence, where it cannot be had; undefined once it is.
 */
export function reasonWithout(program: string): string | undefined {
  if (isInstalled(program)) return undefined
  const isRoot = process.getuid?.() === 0
  const prefix = isRoot ? [] : ['sudo', '-n']
  for (const step of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', program],
  ]) {
    const [file = '', ...rest] = [...prefix, ...step]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync(file, rest, { timeout: INSTALL_MS, stdio: 'ignore', env })
  }
  return isInstalled(program)
    ? undefined
    : `${program} is not installed, and \`apt-get install ${program}\` is not possible`
}

/** Whether it starts; Debian keeps servers where not everybody looks for programs. */
function isInstalled(program: string): boolean {
  return spawnSync(program, ['-v'], { env: { ...process.env, ...withServers() }, stdio: 'ignore' }).error === undefined
}

/** The environment in which a server of Debian's is found. */
export function withServers(): Record<string, string> {
  const { PATH = '' } = process.env
  return { PATH: `${PATH}:/usr/sbin:/sbin` }
}
