import { QrCode } from '@/components/session/qr-code.tsx'
import type { Server } from '@/lib/server/server.ts'

/** How to open the demo on one's own phone: a code to scan where that was asked for, or else how to ask. */
export function OwnPhone({ server }: { server: Server }) {
  const origin = server.config.demoLanUrl?.origin
  return (
    <section className="mt-8" id="own-phone">
      <h2 className="text-h2">On your own phone</h2>
      {origin ? (
        <>
          <p className="mt-2">
            Scan this on a phone of the same network, or open <a href={origin}>{origin}</a>. The name is{' '}
            <code>demo</code>; the password stands in the terminal. Nothing on the way is encrypted: use it among people
            you know.
          </p>
          <div className="qr">
            <QrCode text={origin} label={origin} />
          </div>
        </>
      ) : (
        <p className="mt-2">
          Start the demo with <code>npm run demo -- --lan</code>: it then listens on your network too, and this page and
          the terminal show a code to scan. Otherwise it is this machine’s alone.
        </p>
      )}
    </section>
  )
}
