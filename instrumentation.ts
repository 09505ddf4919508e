/** Runs once before the first request: a wrong setting stops the start, and says all that is wrong. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('./lib/server/start.ts')
  await start()
}
