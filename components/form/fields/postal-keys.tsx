'use client'

import { useEffect } from 'react'

/**
 * Digits alone on the keyboard of a phone for a postal code of Singapore, letters too for another country's. Without
 * scripts there are always letters: nobody is to be left with keys that their address cannot be typed with.
 */
export function PostalKeys({ postal, country }: { postal: string; country: string }) {
  useEffect(() => {
    const box = document.getElementById(postal)
    const list = box?.closest('form')?.elements.namedItem(country)
    if (!box || !(list instanceof HTMLSelectElement)) return
    const follow = () => box.setAttribute('inputmode', list.value === 'SG' ? 'numeric' : 'text')
    follow()
    list.addEventListener('change', follow)
    return () => list.removeEventListener('change', follow)
  }, [postal, country])
  return null
}
