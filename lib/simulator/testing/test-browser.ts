/** A browser as far as the pages need one: it follows our redirects and keeps cookies by path. */
export interface TestBrowser {
  open(url: string | URL): Promise<Visit>
  post(url: string | URL, form: Record<string, string>): Promise<Visit>
}

/** Where a browser has ended up: on a page of ours, or sent away to `url`. */
export interface Visit {
  url: URL
  status: number
  text: string
}

interface Cookie {
  name: string
  value: string
  path: string
}

/** A browser that stays on the simulator's origin and stops where it would leave. */
export function createTestBrowser(origin: string): TestBrowser {
  let cookies: Cookie[] = []

  async function go(url: URL, init: RequestInit = {}): Promise<Visit> {
    const sent = cookies
      .filter(({ path }) => url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
    const headers = new Headers(init.headers)
    headers.set('cookie', sent.join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    cookies = response.headers.getSetCookie().reduce(keepCookie, cookies)
    const location = response.headers.get('location')
    if (location === null) return { url, status: response.status, text: await response.text() }
    const next = new URL(location, url)
    return next.origin === origin ? go(next) : { url: next, status: response.status, text: '' }
  }

  return {
    open: (url) => go(new URL(url, origin)),
    post: (url, form) => go(new URL(url, origin), { method: 'POST', body: new URLSearchParams(form) }),
  }
}

function keepCookie(cookies: readonly Cookie[], text: string): Cookie[] {
  const [pair = '', ...attributes] = text.split(/; */)
  const [name = '', value = ''] = pair.split('=')
  const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice('path='.length) ?? '/'
  const others = cookies.filter((cookie) => cookie.name !== name || cookie.path !== path)
  return value === '' ? others : [...others, { name, value, path }]
}

/** Chooses a persona and agrees; the visit is the way back to the client. */
export async function agreeAs(browser: TestBrowser, url: string | URL, persona: string): Promise<Visit> {
  const gallery = await browser.open(url)
  const consent = await browser.post(gallery.url, { persona })
  return browser.post(consent.url, { decision: 'agree' })
}
