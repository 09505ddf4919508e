'use client'

import { createContext } from 'react'

/** What is wrong with each input just now, in words, and the word that goes before it. */
export const Problems = createContext<{ error: string; byInput: { [input: string]: string | undefined } }>({
  error: '',
  byInput: {},
})
