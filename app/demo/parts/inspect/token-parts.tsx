import type { ShownFields } from 'singpass-client'
import { Legend } from './base-string.tsx'
import { FieldsTable } from './fields-table.tsx'

const signedParts = ['Header', 'Claims', 'Signature'] as const
const sealedParts = ['Header of the encryption', 'Encrypted key', 'Initialisation vector', 'Ciphertext', 'Tag'] as const

/** A signed token opened into its parts, with a sentence for each member. */
export function SignedParts({ header, claims }: { header: ShownFields | undefined; claims: ShownFields | undefined }) {
  return (
    <>
      <Parts names={signedParts} title="A signed token has three parts" />
      <FieldsTable title="1 Header" fields={header} />
      <FieldsTable title="2 Claims" fields={claims} />
      <p className="mt-3 demo-soft">
        3 Signature: over parts 1 and 2 as they were sent. Whoever changes a letter breaks it.
      </p>
    </>
  )
}

/** A token that Singpass sealed for us, opened from the outside in. */
export function OpenedParts({ headers, claims }: { headers: readonly ShownFields[]; claims: ShownFields }) {
  const [outer, inner] = headers
  if (!inner) return <SignedParts header={outer} claims={claims} />
  return (
    <>
      <Parts names={sealedParts} title="Outside: encrypted to us, five parts" />
      <FieldsTable title="1 Header of the encryption" fields={outer} />
      <p className="mt-3 demo-soft">
        2 to 5: the key that only our private key unwraps, and what it opens. Inside part 4 stands a signed token.
      </p>
      <Parts names={signedParts} title="Inside: signed by Singpass, three parts" />
      <FieldsTable title="1 Header of the signature" fields={inner} />
      <FieldsTable title="2 Claims" fields={claims} />
      <p className="mt-3 demo-soft">3 Signature: verified by the key that Singpass publishes under that kid.</p>
    </>
  )
}

function Parts({ names, title }: { names: readonly string[]; title: string }) {
  return (
    <>
      <h3>{title}</h3>
      <p className="coded" aria-hidden="true">
        {names.map((name, index) => (
          <span key={name}>
            {index > 0 && '.'}
            <span className={`part part-${index + 1}`}>{name.toLowerCase()}</span>
          </span>
        ))}
      </p>
      <Legend names={names} />
    </>
  )
}
