import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { html } from './html.ts'

test('S34 text put into HTML stays text, in elements and in attributes of either quote', () => {
  expect(`${html`<a title="${`"'><b>&amp;`}">${'<script>'}</a>`}`).toBe(
    '<a title="&quot;&#39;&gt;&lt;b&gt;&amp;amp;">&lt;script&gt;</a>',
  )
})

test('S34 HTML put into HTML stays as it is', () => {
  expect(`${html`<p>${html`<b>${'&'}</b>`}</p>`}`).toBe('<p><b>&amp;</b></p>')
})

test('S34 no file of the application writes HTML in another way', () => {
  const files = ['app', 'components', 'lib/auth', 'lib/server'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
  )
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  const byHand = sources.filter((file) =>
    /dangerouslySetInnerHTML|(?<!html)`\s*<(?:!|[a-z])/i.test(readFileSync(file, 'utf8')),
  )
  expect(sources.length).toBeGreaterThan(100)
  expect(byHand).toEqual([])
})
