'use client'

import { useEffect } from 'react'

/**
 * A page that could not be drawn. The server says so, on a page of its own: what has failed here may fail again, and no
 * other page has to carry the words for it.
 */
export default function FailedPage() {
  useEffect(() => {
    const { request = '' } = document.body.dataset
    window.location.replace(`/problem?${new URLSearchParams({ kind: 'failed', reference: request })}`)
  }, [])
  return null
}
