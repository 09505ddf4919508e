/** The address of an agency's website, and the words for it. */
export type AgencyLink = readonly [href: string, text: string]

/** The websites of agencies, where they correct what they hold. */
export function AgencyLinks({ links }: { links: readonly AgencyLink[] }) {
  return (
    <ul className="agencies">
      {links.map(([href, text]) => (
        <li key={href}>
          <a href={href} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
