import { createElement, Fragment, type ReactNode } from 'react'

/**
 * A sentence in which the telephone number and the e-mail address can be tapped, and neither they nor a reference is
 * ever broken over two lines.
 */
export function TextWithContact({
  text,
  phone,
  email,
  reference,
}: {
  text: string
  phone?: string
  email?: string
  reference?: string
}): ReactNode {
  const marked = [
    { part: phone, node: phone && <PhoneLink phone={phone} /> },
    { part: email, node: email && <a href={`mailto:${email}`}>{email}</a> },
    { part: reference, node: <span className="whole">{reference}</span> },
  ]
  const pieces = marked.reduce<ReactNode[]>(
    (found, { part, node }) => (part ? found.flatMap((piece) => around(piece, part, node)) : found),
    [text],
  )
  // As children that never change places: they need no keys, which would be sent with every page.
  return createElement(Fragment, null, ...pieces)
}

/** The telephone number, to be tapped. */
function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={phoneAddress(phone)} className="whole">
      {phone}
    </a>
  )
}

/** `tel:+6560000000`, as RFC 3966 writes it. */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`
}

function around(piece: ReactNode, part: string, node: ReactNode): ReactNode[] {
  if (typeof piece !== 'string') return [piece]
  return piece.split(part).flatMap((before, index) => (index > 0 ? [node, before] : [before]))
}
