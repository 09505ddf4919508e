/** Runs once before the first request: a wrong setting stops the start, and says all that is wrong. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ start }, { letterWriter }, { busyPage }] = await Promise.all([
    import('./lib/server/start.ts'),
    import('./app/letter-writer.ts'),
    import('./app/api/busy-page.ts'),
  ])
  await start(letterWriter, busyPage)
}
