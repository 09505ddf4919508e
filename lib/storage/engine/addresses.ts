/**
 * The addresses that one address with several hosts stands for, in their order: `postgres://u:p@h1:5432,h2:5433/db`
 * gives one for each host, with all else alike. An address with one host gives itself.
 *
 * @see {@link https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS PostgreSQL, several hosts}
 */
export function addressesOf(url: string): [string, ...string[]] {
  const [whole, before = '', hosts = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? []
  if (whole === undefined) return [url]
  const [first = '', ...others] = hosts.split(',').map((host) => before + host + after)
  return [first, ...others]
}

/** Whether an address asks for a server that takes writes, and for no other one. */
export function wantsWriter(url: string): boolean {
  return /[?&]target_session_attrs=(?:read-write|primary)(?:&|#|$)/.test(url)
}
