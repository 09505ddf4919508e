import { startEmbeddedPostgres } from '../../lib/storage/embedded/embedded.ts'

/** The embedded PostgreSQL as a process of its own, so that Ctrl-C reaches it last. Sends its address to the parent. */
const directory = process.env.DATABASE_DIRECTORY ?? ''
const port = Number(process.env.DATABASE_PORT)

try {
  const { url, adopted, stop } = await startEmbeddedPostgres({ directory, port, keep: {} })
  process.on('SIGTERM', async () => {
    await stop()
    process.exit(0)
  })
  // The server is a process apart: nothing else keeps this one here to stop it.
  setInterval(() => {}, 86_400_000)
  process.send?.({ url, adopted })
} catch (error) {
  process.send?.({ failure: error instanceof Error ? error.message : 'unknown' })
  process.exitCode = 1
}
