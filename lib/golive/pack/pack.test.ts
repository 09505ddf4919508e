import { publicJwks } from 'singpass-client/keys'
import { describe, expect, it } from 'vitest'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimenCard } from '@/lib/onboarding/products/specimens/card.ts'
import { keys, now } from '../testing/inspection.ts'
import { bankAnswers } from '../testing/pack-answers.ts'
import { faultOf, parseAnswers } from './answers.ts'
import { toHtml, toMarkdown } from './document.ts'
import { otherBankFaults } from './other-bank.ts'
import { buildPack } from './pack.ts'

const good = {
  ...bankAnswers,
  certifications: 'ISO 27001, SOC 2',
  ipAddresses: ['203.0.113.10', '2001:db8::/32'],
}

function answersWith(changes: object = {}) {
  const { answers, faults } = parseAnswers({ ...good, ...changes }, now)
  if (!answers) throw new Error(JSON.stringify(faults))
  return answers
}

describe('answers', () => {
  it('are taken as typed or as a file has them', () => {
    const answers = answersWith()

    expect(answers.annualVolume).toBe(50_000)
    expect(answers.certifications).toEqual(['ISO 27001', 'SOC 2'])
    expect(answersWith({ certifications: '', ipAddresses: [] })).toMatchObject({ certifications: [], ipAddresses: [] })
  })

  it.each([
    ['uen', '12345', 'is not a UEN'],
    ['useCase', 'too short', 'is too short: at least 100 characters'],
    ['siteUrl', 'http://onboard.acme.example', 'must be an https address without a path, and not an IP address'],
    ['siteUrl', 'https://192.0.2.1', 'must be an https address without a path, and not an IP address'],
    ['siteUrl', 'https://onboard.acme.example/apply', 'must be an https address without a path, and not an IP address'],
    ['goLiveDate', '2027-02-30', 'must be a day, such as 2027-02-01'],
    ['goLiveDate', 'soon', 'must be a day, such as 2027-02-01'],
    ['annualVolume', 'many', 'must be a whole number'],
    ['annualVolume', '0', 'must be at least 1'],
    ['ipAddresses', '203.0.113.300', 'must be IP addresses, with /bits for ranges'],
    ['ipAddresses', '203.0.113.0/33', 'must be IP addresses, with /bits for ranges'],
    ['technicalContact', 'tech', 'must be an e-mail address'],
    ['acraNumber', 'T08GB0001A', 'is not a number of ACRA, such as 202600001A'],
    ['licence', '', 'is too short: at least 2 characters'],
    ['supportEmails', 'help', 'must be e-mail addresses'],
    ['appLogo', 'logo.svg', 'must be the path of a PNG file'],
    ['entity', '', 'is too short: at least 2 characters'],
  ] as const)('with %s "%s" are refused', (name, value, fault) => {
    expect(faultOf(name, value)).toBe(fault)
    expect(parseAnswers({ ...good, [name]: value }, now).faults.map((one) => one.fault)).toEqual([fault])
  })

  it('with a go-live day that has passed are refused', () => {
    expect(parseAnswers({ ...good, goLiveDate: '2026-11-01' }, now).faults).toEqual([
      { name: 'goLiveDate', fault: 'has passed' },
    ])
  })

  it('with a member that nobody asks for are refused', () => {
    expect(parseAnswers({ ...good, shoeSize: 42 }, now).answers).toBeUndefined()
  })

  it('that are missing are each named', () => {
    expect(parseAnswers({}, now).faults.map(({ name }) => name)).toEqual(Object.keys(good))
  })
})

describe('a pack of another bank', () => {
  const shown = { name: 'Acme Bank', operator: 'ACME BANK LTD.', contact: { email: 'help@acme.example' } }

  it('is none where the brand is the entity, however it is written', () => {
    expect(otherBankFaults({ entity: 'Acme Bank Limited', product: specimenAccount, shown })).toEqual([])
  })

  it('is told where the brand, a contact or a text of the product names another', () => {
    const of = (changes: object, entity = 'Acme Bank Ltd') =>
      otherBankFaults({ entity, product: specimenAccount, shown, ...changes })

    expect(of({}, 'Other Bank Ltd')[0]).toContain('names "ACME BANK LTD." as who runs the site')
    expect(of({ shown: { ...shown, contact: { email: 'help@merlionbank.example' } } })).toHaveLength(1)
    expect(of({ product: { ...specimenAccount, recipient: { en: 'x', ms: 'di Merlion Bank' } } })).toHaveLength(1)
  })
})

describe('the pack', () => {
  const pack = { product: specimenAccount, connection: 'fapi', answers: answersWith(), shots: [], now } as const
  const markdown = toMarkdown(buildPack(pack))

  it('has every item of the link-up request', () => {
    for (const item of [
      'Nature of business',
      'Detailed use case',
      'Graphical user journey',
      'Timeline',
      'Go-live date',
      'Expected annual volume',
      'Certifications',
    ]) {
      expect(markdown).toContain(`| ${item} |`)
    }
    expect(markdown).toContain('| 50,000 transactions |')
  })

  it('says how the rules on NRIC numbers and on identity data are kept, and what the portal asks for', () => {
    expect(markdown).toContain('31 December 2026')
    expect(markdown).toContain("A FIN holder's passport is not on Myinfo")
    for (const item of ['ACRA number', 'Licence', 'App description', 'App logo', 'Site URL', 'Support e-mails'])
      expect(markdown).toContain(`| ${item} |`)
  })

  it('has every scope with its reason, source and tier', () => {
    expect(markdown).toContain(
      '| Registered address | regadd | To see how registeredAddress is asked for. | ICA | Standard |',
    )
    expect(markdown).toContain('The tier of a transaction is Standard.')
    const plus = toMarkdown(buildPack({ ...pack, product: specimenCard }))
    expect(plus).toContain('The tier of a transaction is Plus.')
    expect(plus).toMatch(/\| noa \| .* \| IRAS \| Plus \|/)
  })

  it('has the URLs to register, exactly', () => {
    expect(markdown).toContain('| Redirect URI | https://onboard.acme.example/api/auth/callback/fapi |')
    expect(markdown).toContain('| JWKS URL | https://onboard.acme.example/.well-known/jwks.json |')
    const v3 = toMarkdown(buildPack({ ...pack, connection: 'v3' }))
    expect(v3).toContain('| Redirect URI | https://onboard.acme.example/api/auth/callback/v3 |')
    expect(v3).not.toContain('JWKS URL')
  })

  it('has our public keys and no private one', () => {
    const text = toMarkdown(buildPack({ ...pack, keys: publicJwks(keys).keys }))

    for (const key of keys.keys) {
      expect(text).toContain(key.kid)
      expect(text).not.toContain(key.d)
    }
  })

  it('has a privacy notice that says what, why, who, how long and to whom to write', () => {
    for (const words of [
      'Mobile number: To see how mobileNumber is asked for.',
      'Purpose: opening a specimen account.',
      'Nobody receives what you share here',
      'A specimen application is deleted after 30 days',
      'write to dpo@acme.example',
      'You do not need Myinfo or Singpass to apply.',
    ]) {
      expect(markdown).toContain(words)
    }
  })

  it('numbers its pictures, by file in Markdown and by content in HTML', () => {
    const shots = [{ file: 'journey/01-start.png', caption: 'The start page' }]
    const document = buildPack({ ...pack, shots })

    expect(toMarkdown(document)).toContain('![1. The start page](journey/01-start.png)')
    expect(toHtml(document, () => 'data:image/png;base64,AA==')).toContain(
      '<img src="data:image/png;base64,AA==" alt="1. The start page">',
    )
  })

  it('lets nothing that was typed become markup', () => {
    const entity = '<img src=x onerror=alert(1)> | [x](javascript:1)'
    const document = buildPack({ ...pack, answers: answersWith({ entity }) })

    const html = toHtml(document, (file) => file)
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(toMarkdown(document)).toContain('\\<img src=x onerror=alert(1)\\> \\| \\[x\\](javascript:1)')
  })
})
