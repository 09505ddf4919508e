import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeServerCertificate } from '../delivery/server-certificate.ts'
import { Running } from '../stack/processes/program.ts'
import { withServers } from './debian-program.ts'

const shipped = path.resolve('deploy/compose/haproxy.cfg')

/** A request names the node that it is for, and an answer the node that gave it; only the proxy of the proofs knows this. */
export const NODE_HEADER = 'x-node'

/** The proxy's certificate and its key. */
const KEY_FILE = 'proxy.pem'

/** What balances, and where. */
export interface ProxyPlace {
  directory: string
  port: number
  nodes: readonly number[]
}

/** Makes the proxy's certificate; returns the file by which others know it. */
export async function makeProxyCertificate(directory: string): Promise<string> {
  const { key, cert } = await makeServerCertificate()
  writeFileSync(path.join(directory, KEY_FILE), `${cert}\n${key}\n`, { mode: 0o600 })
  const file = path.join(directory, 'proxy.crt')
  writeFileSync(file, cert)
  return file
}

/** Starts HAProxy with TLS in front of the nodes, on the configuration that is shipped for Compose. */
export function startProxy(place: ProxyPlace): Running {
  const pem = path.join(place.directory, KEY_FILE)
  const file = path.join(place.directory, 'haproxy.cfg')
  writeFileSync(file, configurationOf(readFileSync(shipped, 'utf8'), place, pem))
  return new Running({
    name: 'HAProxy',
    command: ['haproxy', '-db', '-q', '-f', file],
    cwd: place.directory,
    environment: withServers(),
    output: path.join(place.directory, 'haproxy.log'),
  })
}

/** The shipped configuration with this machine's addresses, and a way for a request to choose its node. */
function configurationOf(text: string, { port, nodes }: ProxyPlace, pem: string): string {
  const servers = nodes.map((node, index) => `  server node-${index + 1} 127.0.0.1:${node}`)
  const choices = nodes.map(
    (_, index) => `  use-server node-${index + 1} if { req.hdr(${NODE_HEADER}) -m str node-${index + 1} }`,
  )
  return text
    .replace('bind :8443 ssl crt /usr/local/etc/haproxy/proxy.pem', `bind 127.0.0.1:${port} ssl crt ${pem}`)
    .replace('Host localhost:8443', `Host localhost:${port}`)
    .replace(' resolvers docker init-addr none', '')
    .replace(/^resolvers docker\n(?: .*\n)*/m, '')
    .replace(/(?: {2}server node-\d .*\n)+/, `${[...choices, ...servers].join('\n')}\n`)
    .replace('  option httpchk', `  http-response set-header ${NODE_HEADER} %[srv_name]\n  option httpchk`)
}
