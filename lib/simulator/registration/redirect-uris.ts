/** Hosts on which http is accepted besides localhost: names of containers, for instance. */
export type RedirectHosts = readonly string[]

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Why a redirect URI cannot be registered, or undefined when it can.
 *
 * Singpass registers https URLs; on its staging environment also http on localhost. Loopback addresses, and http on hosts
 * that are asked for, are our own addition.
 */
export function explainRedirect(uri: string, hosts: RedirectHosts): string | undefined {
  if (!URL.canParse(uri)) return 'is not a URL'
  const { protocol, hostname, hash } = new URL(uri)
  if (hash !== '' || uri.endsWith('#')) return 'has a fragment'
  if (LOOPBACK.includes(hostname) || hosts.includes(hostname)) {
    return /^https?:$/.test(protocol) ? undefined : 'is neither http nor https'
  }
  if (protocol === 'http:')
    return `is http on a host other than localhost; --allow-redirect-host ${hostname} accepts it`
  if (protocol !== 'https:') return 'is not https: Singpass accepts no custom schemes'
  return /^[\d.]+$|^\[/.test(hostname) ? 'has an IP address for a host, which Singpass refuses' : undefined
}
