const tls = /^(ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|EPROTO|ERR_OSSL)/

/** The word for a failed attempt. The error itself may name an address or quote a certificate, and is dropped. */
export function failureOf(error: unknown): string {
  const { code, message } = Object(error)
  if (code === 'timeout') return 'timeout'
  if (/is not allowed/.test(String(message))) return 'refused'
  if (tls.test(String(code))) return 'tls'
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return 'no_such_host'
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'HPE_INVALID_CONSTANT') return 'cut'
  return 'unreachable'
}
