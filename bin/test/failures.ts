import path from 'node:path'

/** The tests that a Vitest report calls failed, each as `file › title`; a file that could not be loaded by itself. */
export function vitestFailures(report: unknown): string[] {
  return listOf(Object(report).testResults).flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(process.cwd(), String(name))
    const failed = listOf(assertionResults).filter((assertion) => assertion.status === 'failed')
    const titles = failed.map(({ fullName }) => `${file} › ${fullName}`)
    return titles.length === 0 && status === 'failed' ? [file] : titles
  })
}

/** The tests that a Playwright report calls failed or flaky, each as `file:line › title`, and what failed outside of them. */
export function playwrightFailures(report: unknown): string[] {
  const outside = listOf(Object(report).errors).map(({ message }) => String(message).split('\n')[0] ?? '')
  return [...suiteFailures(report), ...outside]
}

function suiteFailures(suite: unknown): string[] {
  const { specs, suites } = Object(suite)
  const failed = listOf(specs).filter(({ tests }) =>
    listOf(tests).some(({ status }) => /unexpected|flaky/.test(`${status}`)),
  )
  const titles = failed.map(({ file, line, title }) => `e2e/${file}:${line} › ${title}`)
  return [...titles, ...listOf(suites).flatMap(suiteFailures)]
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(Object) : []
}
