import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { RetrieveWay } from '@/components/start/retrieve-form.tsx'
import { readBrowserToken } from '@/lib/auth/request/browser-cookie.ts'
import { cookieNames } from '@/lib/auth/request/cookies.ts'
import { isInAppBrowser } from '@/lib/auth/request/in-app-browser.ts'
import { preferredLanguage } from '@/lib/auth/request/preferred-language.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Form } from '@/lib/onboarding/form/form.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Session } from '@/lib/onboarding/stores.ts'
import type { BegunForm, OwnReceipt } from '@/lib/onboarding/visit-store.ts'
import { getServer, type Server } from '@/lib/server/server.ts'
import { fetchHandedOver } from '@/lib/server/visits/handed-over.ts'
import { type ReadVisit, readVisit } from '@/lib/server/visits/read-visit.ts'
import { fromStore } from './from-store.ts'
import { missing } from './missing.ts'

/** What every page knows of the request it answers. */
export interface Visit {
  server: Server
  language: Language
  /** Stands in every form; bound to this browser. */
  csrfToken: string
  /** Content security policy nonce, for the few inline scripts of our own. */
  nonce: string
  /** Path and query of this page, for the language switch. */
  path: string
  demo: boolean
  /** What makes this no real deployment; every page says so. */
  standIn?: 'demo' | 'rehearsal'
  /** The page is shown inside another application, where Singpass may not open. */
  inApp: boolean
  /** The browser came with a cookie of an earlier page. */
  wasHere: boolean
  /** Epoch milliseconds, for what depends on the time of day. */
  now: number
  session?: Session
  /** What the session has begun of a product's form. */
  begun(productId: string): Promise<BegunForm>
  /** The application whose receipt this page shows, where the session may see it. */
  receipt?: OwnReceipt
}

/** A visit to one product's form. */
export interface FormVisit extends Visit, BegunForm {
  product: Product
  form: Form
}

/**
 * Reads the request: language, form token, and what the proxy has read of the session. The request first, so that no
 * page is made at build time.
 */
export const currentVisit = cache(async (): Promise<Visit> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const server = await getServer()
  const { authSecret, formerAuthSecret } = server.config
  const names = cookieNames(server.config.appUrl.protocol === 'https:')
  const secret = jar.get(names.session)?.value
  const path = head.get('x-path') ?? '/'
  const read = async (at: string): Promise<ReadVisit> =>
    secret ? fromStore(() => readVisit(server, { secret, path: at }), path) : {}
  const { session, forms, receipt } =
    fetchHandedOver(head.get('x-visit') ?? '') ?? (await read(head.get('x-path') ?? ''))

  return {
    server,
    language: preferredLanguage({
      chosen: jar.get(names.language)?.value,
      accepted: head.get('accept-language') ?? undefined,
    }),
    csrfToken: readBrowserToken(jar.get(names.browser)?.value, authSecret, formerAuthSecret) ?? '',
    nonce: head.get('x-nonce') ?? '',
    path,
    demo: server.config.demo,
    standIn: server.config.standIn,
    wasHere: head.get('x-was-here') === '1' || secret !== undefined,
    inApp: isInAppBrowser(head.get('user-agent') ?? ''),
    now: server.now(),
    session,
    // Of another product than the path's nothing was read yet.
    begun: async (id) => forms?.get(id) ?? (await read(`/${id}`)).forms?.get(id) ?? { movedOn: false },
    receipt,
  }
})

/** Metadata of a page that is of one visit and opens for nobody else: nothing for links to it, or to keep it by. */
export const ofOneVisit = {
  openGraph: null,
  twitter: null,
  description: null,
  manifest: null,
  icons: {},
} as const

/** The way to Singpass from a page of this visit. */
export function retrieveWay({ server, product, csrfToken }: FormVisit): RetrieveWay {
  return { productId: product.id, connection: server.connectionOf(product), csrfToken, use: product.singpassUse }
}

/** Reads the request and this session's form for a product; an unknown product is a 404. */
export const formVisit = cache(async (productId: string): Promise<FormVisit> => {
  const visit = await currentVisit()
  const product = visit.server.findProduct(productId)
  if (!product) missing()

  const begun = await visit.begun(product.id)
  const { draft, retrieval } = begun
  return { ...visit, ...begun, product, form: buildForm({ product, retrieval, typed: draft?.answers }) }
})
