import type { ReactNode } from 'react'
import { currentVisit } from '@/app/visit.ts'
import { CockpitHead } from '@/components/demo/cockpit-head.tsx'

/** A page of the cockpit below its head; `narrow` for what is read and not looked over. */
export async function CockpitPage({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  const { path } = await currentVisit()
  return (
    <>
      <CockpitHead path={path} />
      <main id="main" lang="en" className={narrow ? 'page column' : 'cockpit'}>
        {children}
      </main>
    </>
  )
}
