import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A new directory for a demo of one's own, and the environment that starts it there on the given ports. */
export function makeOwnPlace(name: string, [app, mockpass, simulator, database, staff]: readonly number[]) {
  const directory = mkdtempSync(path.join(tmpdir(), `${name}-`))
  // As root, the database runs as another user, who must pass through.
  chmodSync(directory, 0o711)
  const { PATH = '', HOME = '' } = process.env
  return {
    directory,
    environment: {
      PATH,
      HOME,
      PORT: `${app}`,
      MOCKPASS_PORT: `${mockpass}`,
      SIMULATOR_PORT: `${simulator}`,
      DATABASE_PORT: `${database}`,
      STAFF_PORT: `${staff}`,
      DATA_DIR: directory,
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
