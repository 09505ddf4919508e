import { describe, expect, test } from 'vitest'
import { faultOf } from './request-rules.ts'

function asked(method: string, url: string, more: Record<string, string> = {}) {
  const headers = { host: 'localhost', ...more }
  return { method, url, headers, rawHeaders: Object.entries(headers).flat() }
}

describe('the front door', () => {
  test.each([
    ['a page', asked('GET', '/savings-account?step=1')],
    ['the head of a page', asked('HEAD', '/')],
    ['a post to a handler', asked('POST', '/api/language', { 'content-length': '200' })],
    ['an empty body that is announced', asked('GET', '/', { 'content-length': '0' })],
    ['a method that a handler answers for itself', asked('DELETE', '/api/language')],
    ['letters of any script', asked('GET', '/%E6%85%A7')],
  ])('lets %s in', (_, request) => {
    expect(faultOf(request)).toBeUndefined()
  })

  test.each(['TRACE', 'CONNECT', 'PROPFIND', 'MKCOL', ''])('S39 knows no method "%s", on any path', (method) => {
    const faults = ['/', '/api/language', '/x.y'].map((url) => faultOf(asked(method, url)))
    expect(faults).toEqual(Array(3).fill({ status: 405, reason: 'method' }))
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('S39 takes no %s to a page', (method) => {
    const faults = ['/', '/credit-card', '/x.y', '/.well-known/jwks.json'].map((url) => faultOf(asked(method, url)))
    expect(faults).toEqual(Array(4).fill({ status: 405, reason: 'method' }))
  })

  test.each([
    ['S38 a body of known length to what is only read', asked('GET', '/', { 'content-length': '10000000' }), 'body'],
    ['S38 a body without a length', asked('GET', '/api/healthz', { 'transfer-encoding': 'chunked' }), 'body'],
    ['S40 an address of another host', asked('GET', 'http://evil.example/'), 'address'],
    ['S40 no address', asked('OPTIONS', '*'), 'address'],
    ['bytes that are no letters', asked('GET', '/%ff'), 'address'],
    ['a broken escape', asked('GET', '/a%zz'), 'address'],
    ['a call of a Server Function', asked('POST', '/api/language', { 'next-action': 'x' }), 'server_function'],
  ])('refuses %s', (_, request, reason) => {
    expect(faultOf(request)).toEqual({ status: 400, reason })
  })

  test('S40 refuses a request with two hosts, or with none', () => {
    const two = { ...asked('GET', '/'), rawHeaders: ['Host', 'a', 'HOST', 'b'] }
    expect([two, { ...two, rawHeaders: [] }].map((request) => faultOf(request)?.reason)).toEqual(['host', 'host'])
  })

  test('lets the tools of development post, and those alone', () => {
    const post = (url: string) => faultOf(asked('POST', url), { development: true })
    expect([post('/__nextjs_original-stack-frames'), post('/savings-account')?.status]).toEqual([undefined, 405])
  })
})
