// Preloaded into every program of the demo: when the demo itself is killed, what it started ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening alone must not keep a program alive that has nothing left to do.
process.channel?.unref()
