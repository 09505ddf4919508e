import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { connections } from '../bin/browser/singpass.ts'

const answers = {
  entity: 'Acme Bank Ltd',
  uen: '202600001A',
  acraNumber: '202600001A',
  licence: 'Full bank licence, Monetary Authority of Singapore',
  appName: 'Acme Onboarding',
  description: 'Opens savings accounts for residents.',
  natureOfBusiness: 'A retail bank licensed in Singapore.',
  useCase:
    'Residents apply for a savings account; the record identifies the customer and fills in the address for letters.',
  siteUrl: 'https://onboard.acme.example',
  goLiveDate: '2100-02-01',
  timeline: 'Built and tested by December, approved in January.',
  annualVolume: 50_000,
  certifications: 'ISO 27001',
  ipAddresses: '',
  technicalContact: 'tech@acme.example',
  supportEmails: ['help@acme.example'],
  dataProtectionOfficer: 'dpo@acme.example',
}

const run = promisify(execFile)
let folder = ''

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(path.join(tmpdir(), 'onboarding-pack-'))
  const appLogo = path.join(folder, 'logo.png')
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } })
  await page.screenshot({ path: appLogo, omitBackground: true })
  await page.close()
  await writeFile(path.join(folder, 'answers.json'), JSON.stringify({ ...answers, appLogo }))
})
test.afterAll(() => rm(folder, { recursive: true }))

for (const connection of connections) {
  test(`the onboarding pack shows every page of the running application (${connection})`, async ({ baseURL }) => {
    const out = path.join(folder, connection)
    const given = ['--answers', path.join(folder, 'answers.json'), '--app', `${baseURL}`, '--connection', connection]
    const command = [
      '--import',
      'tsx',
      'bin/development/golive.ts',
      'pack',
      '--product',
      'specimen-account',
      '--draft',
      '--out',
      out,
      ...given,
    ]
    await run(process.execPath, [...command, '--json'])

    const pages = ['start', 'consent', 'answers', 'received', 'by-hand']
    const pictures = pages.map((page, index) => `0${index + 1}-${page}.png`)
    expect((await readdir(path.join(out, 'journey'))).toSorted()).toEqual(pictures)

    const markdown = await readFile(path.join(out, 'onboarding-pack.md'), 'utf8')
    for (const picture of pictures) expect(markdown).toContain(`](journey/${picture})`)

    const html = await readFile(path.join(out, 'onboarding-pack.html'), 'utf8')
    expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(pictures.length)

    const pdf = await getDocumentProxy(new Uint8Array(await readFile(path.join(out, 'onboarding-pack.pdf'))))
    expect(pdf.numPages).toBeGreaterThan(pictures.length / 2)
  })
}
