import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site/site-footer.tsx'
import { SiteHeader } from '@/components/site/site-header.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { errorReference } from '@/lib/auth/error-reference.ts'
import { brand } from './brand.ts'
import { PageScripts } from './error.tsx'
import './globals.css'
import { currentVisit } from './visit.ts'

const publicSans = localFont({
  src: '../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: 'Arial',
  variable: '--font-public-sans',
})

/** What a link to any page says of itself in a message; addresses are those of the settings. */
export async function generateMetadata(): Promise<Metadata> {
  const { server, language } = await currentVisit()
  const { t } = wordsFor(language)
  return {
    metadataBase: server.config.appUrl,
    title: { default: brand.name, template: `%s · ${brand.name}` },
    description: t('home.description', { brand: brand.name }),
    icons: { apple: '/icon-512.png' },
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: brand.frame.light },
    { media: '(prefers-color-scheme: dark)', color: brand.frame.dark },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { server, language, csrfToken, path, session, standIn } = await currentVisit()
  // The bank's people have a header of their own, and no languages to choose from.
  const isStaff = server.config.staff !== undefined && /^\/staff(?:[/?]|$)/.test(path)
  const words = wordsFor(language)
  const { t } = words
  return (
    <html lang={isStaff ? 'en' : language} className={publicSans.variable}>
      <body data-request={errorReference()}>
        <a href="#main" className="skip-link">
          {t('common.skip')}
        </a>
        {!isStaff && (
          <SiteHeader
            brandName={brand.name}
            standIn={standIn}
            hasSession={session !== undefined}
            words={words}
            csrfToken={csrfToken}
            path={path}
          />
        )}
        {children}
        {!isStaff && <SiteFooter operator={brand.operator} contact={brand.contact} words={words} />}
        {await demoBar()}
        <PageScripts />
      </body>
    </html>
  )
}

/**
 * The bar of a demo. The condition is known when the application is built: production carries none of the demo's code.
 * A slot would have every page drawn with two frames, one of them for a page that is not there.
 */
async function demoBar(): Promise<ReactNode> {
  if (process.env.BUILT_FOR_DEMO !== '1') return undefined
  const { default: DemoBar } = await import('./demo/parts/bar.tsx')
  return <DemoBar />
}
