// Preloaded into every program of the demo: when the demo itself is killed, what it started ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
