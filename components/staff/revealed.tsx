'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** Shows what was revealed, and what is masked in its place once the time is over. */
export function Revealed({
  milliseconds,
  masked,
  children,
}: {
  milliseconds: number
  masked: ReactNode
  children: ReactNode
}) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const end = setTimeout(() => setOver(true), milliseconds)
    return () => clearTimeout(end)
  }, [milliseconds])
  return isOver ? masked : children
}
