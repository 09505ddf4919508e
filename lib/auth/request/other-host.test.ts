import { expect, test } from 'vitest'
import { addressAtHome, askedHost } from './other-host.ts'

const bank = new URL('https://apply.bank.example')
const demo = new URL('http://localhost:3000')

function sentTo({
  appUrl = bank,
  method = 'GET',
  pathname = '/savings-account',
  search = '',
  ...headers
}: { appUrl?: URL; method?: string; pathname?: string; search?: string } & Record<string, unknown>) {
  const given = new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]))
  return addressAtHome({ method, headers: given, pathname, search }, appUrl)?.href
}

test('a page that is opened under another name of the host is found at its own', () => {
  expect(sentTo({ host: 'www.bank.example', search: '?outcome=declined' })).toBe(
    'https://apply.bank.example/savings-account?outcome=declined',
  )
  expect(sentTo({ appUrl: demo, host: '127.0.0.1:3000' })).toBe('http://localhost:3000/savings-account')
  expect(sentTo({ appUrl: demo, host: '[::1]:3000', pathname: '/' })).toBe('http://localhost:3000/')
})

test('a page that is opened at its own host stays there, also behind a proxy that tells it', () => {
  expect(sentTo({ host: 'apply.bank.example' })).toBeUndefined()
  expect(sentTo({ host: 'APPLY.bank.example' })).toBeUndefined()
  expect(sentTo({ host: 'app-7:3000', 'x-forwarded-host': 'apply.bank.example' })).toBeUndefined()
})

test('behind a proxy that hides the host nobody is sent in circles', () => {
  expect(sentTo({ host: 'app-7:3000', cookie: 'language=en; moved=1' })).toBeUndefined()
})

test('a form is never sent elsewhere', () => {
  expect(sentTo({ host: 'www.bank.example', method: 'POST' })).toBeUndefined()
})

test('nobody is sent to a name of the loopback from another machine', () => {
  expect(sentTo({ appUrl: demo, host: '192.168.1.7:3000' })).toBeUndefined()
  expect(sentTo({ appUrl: demo, host: 'localhost.evil.example' })).toBeUndefined()
})

test.each(['//evil.example/x', '/\\evil.example', '/@evil.example', '/https://evil.example', '/.evil.example'])(
  'no path leads to another host: %s',
  (pathname) => {
    expect(new URL(sentTo({ host: 'www.bank.example', pathname }) ?? '').host).toBe('apply.bank.example')
  },
)

test.each(['', 'a b', 'evil.example/path', 'x@y', '<script>', 'a'.repeat(300)])('%j is no host to speak of', (host) => {
  expect(askedHost({ get: () => host })).toBeUndefined()
})
