const places = [
  ['/demo', 'Set up'],
  ['/demo/trace', 'What just happened'],
  ['/demo/timeline', 'Timeline'],
  ['/demo/tour', 'Tours'],
  ['/demo/presenter', 'Presenter'],
  ['/demo/studio', 'Product studio'],
  ['/learn', 'Learn'],
  ['/doctor', 'Doctor'],
  ['/demo/mail', 'Mail'],
] as const

/** The dark head of every page of the cockpit: nobody takes it for the bank's own. */
export function CockpitHead({ path }: { path: string }) {
  const here = path.split('?')[0] ?? ''
  return (
    <div className="cockpit-head" lang="en">
      <nav aria-label="Cockpit">
        <span>
          <b className="demo-mark">Demo</b> Cockpit
        </span>
        {places.map(([href, name]) => (
          <a key={href} href={href} aria-current={isHere(here, href) ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </div>
  )
}

function isHere(path: string, href: string): boolean {
  return path === href || (href !== '/demo' && path.startsWith(`${href}/`))
}
