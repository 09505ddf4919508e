// Preloaded to make this Node.js like 20.9, as far as the simulator is concerned.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

delete crypto.hash
delete URL.parse
syncBuiltinESMExports()
