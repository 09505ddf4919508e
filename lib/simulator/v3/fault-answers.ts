import type { Answer } from '../http.ts'
import { buildError } from './answers.ts'
import type { V3Fault } from './faults.ts'

const html = '<!doctype html><title>Welcome</title><h1>Please accept our cookies</h1>'

/**
 * The answer that a fault gives instead of the true one; `answer` is undefined where nothing is ever sent.
 *
 * Returns undefined for faults that alter what is inside a true answer.
 */
export function answerFault(fault: V3Fault | undefined): { answer: Answer | undefined } | undefined {
  const [, call = '', kind] = /^v3-(token|person)-(.+)$/.exec(fault ?? '') ?? []
  if (kind === 'silent') return { answer: undefined }
  if (kind === 'html') return { answer: { status: 200, headers: { 'content-type': 'text/html' }, body: html } }
  if (kind === 'expired-code') return refuse(call, { status: 400, message: 'Authorisation code has expired' })
  if (kind === 'no-profile') return refuse(call, { status: 404, message: 'UIN/FIN is invalid.' })
  if (kind === '429') return retryLater(call, { status: 429, message: 'Too many requests' })
  if (kind === '500') return refuse(call, { status: 500, message: 'Unexpected error' })
  if (kind === '503') return retryLater(call, { status: 503, message: 'Under maintenance' })
  return undefined
}

function refuse(call: string, error: { status: number; message: string }): { answer: Answer } {
  return { answer: buildError({ call, ...error }) }
}

function retryLater(call: string, error: { status: number; message: string }): { answer: Answer } {
  const answer = buildError({ call, ...error })
  return { answer: { ...answer, headers: { ...answer.headers, 'retry-after': '1' } } }
}
