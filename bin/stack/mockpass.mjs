// MockPass listens on every interface and cannot be told otherwise; its module hands over the application unstarted.
import { createRequire } from 'node:module'

const { app } = createRequire(import.meta.url)('@opengovsg/mockpass')
app.listen(Number(process.env.MOCKPASS_PORT), '127.0.0.1')
