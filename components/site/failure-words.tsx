'use client'

import { createContext, type ReactNode, useContext } from 'react'

interface Failure {
  title: string
  text: string
  /** The number that the text names. */
  phone: string
  again: string
  home: string
  /** With the id of the request that the page was drawn for, as the log has it. */
  reference: string
  /** Where the form of the product that one is at can be typed. */
  byHand?: { href: string; text: string }
}

const Words = createContext<Failure>({ title: '', text: '', phone: '', again: '', home: '', reference: '' })

/** Hands the words of the error page to the browser, which draws that page by itself. */
export function FailureWords({ words, children }: { words: Failure; children: ReactNode }) {
  return <Words value={words}>{children}</Words>
}

/** The words of the error page, in the visit's language. */
export function useFailureWords(): Failure {
  return useContext(Words)
}
