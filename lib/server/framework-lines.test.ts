import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a process of its own writes, line by line, when it prints as Next.js and libraries do. */
function linesOf(print: string): unknown[] {
  const program = `import('./lib/server/framework-lines.ts').then(({ logFrameworkLines }) => { logFrameworkLines(); ${print} })`
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], { encoding: 'utf8' })
  return `${stdout}${stderr}`
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('S45 S46 whatever is printed becomes one line of JSON, an error without its message', () => {
  const lines = linesOf(`
    console.error(new TypeError('S1234567D typed this'))
    console.error('⨯', Object.assign(new Error('and this\\nin two lines'), { digest: '123@E4' }))
    console.log('\\u001b[32m ✓\\u001b[39m Ready in', 5, { name: 'S1234567D' })
    const thrown = new RangeError('again')
    console.error('uncaughtException: ', thrown)
    console.error('uncaughtException: ', thrown)
    console.warn('a\\r\\nb\\u2028c' + 'x'.repeat(200))`)

  expect(lines).toMatchObject([
    { level: 50, event: 'framework', name: 'TypeError', at: expect.stringMatching(/:\d+:\d+\)?$/) },
    { level: 50, event: 'framework', name: 'Error', digest: '123@E4' },
    { level: 30, event: 'framework', text: '✓ Ready in' },
    { level: 50, event: 'framework', name: 'RangeError' },
    { level: 40, event: 'framework', text: expect.stringMatching(/^a\r\nb.{96}$/su) },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/S1234567D|typed|two lines|again/)
}, 30_000)
