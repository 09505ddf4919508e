'use client'

import { useEffect } from 'react'

// With the script of every page, which the browser then has already.
export { PageScripts } from '@/components/site/page-scripts.tsx'

/**
 * A page that could not be drawn. The server says so, on a page of its own: what has failed here may fail again, and no
 * other page has to carry the words for it.
 */
export default function FailedPage() {
  useEffect(() => {
    window.location.replace(`/problem?kind=failed&reference=${document.body.dataset.request}`)
  }, [])
  return null
}
