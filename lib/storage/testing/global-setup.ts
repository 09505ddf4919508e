import type { TestProject } from 'vitest/node'
import { startTestServer } from './server.ts'

/** Starts the one PostgreSQL that the tests of storage share; its end is the end of the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, directory, stop } = await startTestServer()
  project.provide('postgres', { url, directory })
  return stop
}
