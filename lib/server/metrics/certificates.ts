import { X509Certificate } from 'node:crypto'
import type { Config } from '@/lib/config/config.ts'
import type { Metrics } from './metrics.ts'

/**
 * Tells until when each certificate of the settings holds: Myinfo v3's, and what receivers are shown or judged by. Of a text
 * with several, the first that ends.
 */
export function watchCertificates({ v3, receivers }: Pick<Config, 'v3' | 'receivers'>, { certificate }: Metrics): void {
  if (v3) tell('myinfo v3', v3.certificates)
  for (const receiver of receivers) {
    if (receiver.kind !== 'webhook') continue
    tell(`receiver ${receiver.name} ca`, receiver.ca)
    tell(`receiver ${receiver.name}`, receiver.certificate)
  }

  function tell(name: string, pem: string | undefined): void {
    const ends = [...(pem ?? '').matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([one]) =>
      Date.parse(new X509Certificate(one).validTo),
    )
    if (ends.length > 0) certificate(name, Math.min(...ends))
  }
}
