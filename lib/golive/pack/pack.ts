import type { PublicKey } from 'singpass-client/keys'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { myinfoFields, scopesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { jwksUriOf, redirectUriOf } from '../doctor/inspection.ts'
import type { Answers } from './answers.ts'
import type { Block, Document, Section } from './document.ts'
import { buildPrivacyNotice } from './privacy-notice.ts'
import { buildRegulations } from './regulations.ts'

/** A picture of one step of the journey. */
export interface Shot {
  /** Relative to the document. */
  file: string
  caption: string
}

/** All that an onboarding pack tells. */
export interface Pack {
  product: Product
  /** `v3`, `fapi` or the ID of a named FAPI app. */
  connection: string
  answers: Answers
  /** Our public keys, when the settings have them. */
  keys?: readonly PublicKey[]
  shots: readonly Shot[]
  /** To read and try, not to hand in: it says so of itself. */
  draft?: boolean
  /** Epoch milliseconds. */
  now: number
}

/** Builds everything that is handed in to be onboarded, as one document. Holds no secret and no private key. */
export function buildPack(pack: Pack): Document {
  const { product, answers, draft, now } = pack
  return {
    title: `${draft ? 'DRAFT, not to be handed in: ' : ''}Onboarding to Myinfo: ${answers.appName}`,
    subtitle: `${answers.entity} (UEN ${answers.uen}), for ${product.name.en}, ${new Date(now).toISOString().slice(0, 10)}`,
    sections: [
      buildRequest(pack),
      buildScopes(pack),
      buildConfigurationSheet(pack),
      buildOnboardingItems(pack),
      buildJourney(pack),
      buildRegulations(),
      buildPrivacyNotice(product, answers),
    ],
  }
}

function buildRequest({ product, answers }: Pack): Section {
  const certifications = answers.certifications.length > 0 ? answers.certifications.join(', ') : 'none'
  const rows = [
    ['Entity', `${answers.entity}, UEN ${answers.uen}`],
    ['ACRA number', answers.acraNumber],
    ['Licence', answers.licence],
    ['Nature of business', answers.natureOfBusiness],
    ['Purpose, as shown on the consent page', product.purpose],
    ['Detailed use case', answers.useCase],
    ['Graphical user journey', 'See "User journey" below'],
    ['Timeline', answers.timeline],
    ['Go-live date', answers.goLiveDate],
    ['Expected annual volume', `${answers.annualVolume.toLocaleString('en-SG')} transactions`],
    ['Certifications', certifications],
    ['Alternative to Myinfo', '"Fill in the form myself", beside the Singpass button, with the same form and outcome'],
  ]
  return { title: 'Link-up request', blocks: [{ kind: 'table', columns: ['Item', 'Answer'], rows }] }
}

function buildScopes({ product, connection }: Pack): Section {
  const generation = connection === 'v3' ? 'v3' : 'fapi'
  const fields = myinfoFields(product).map((field) => ({ ...field, row: findAttribute(field.attribute) }))
  const asked = fields.filter((field) => scopesOf(field, generation).length > 0)
  const rows = asked.map(({ row, why, ...field }) => [
    row.label,
    scopesOf({ ...field, why }, generation).join(' '),
    why.en,
    row.agency,
    row.tier === 'plus' ? 'Plus' : 'Standard',
  ])
  const tier = asked.some(({ row }) => row.tier === 'plus') ? 'Plus' : 'Standard'
  const text = `Everything asked for is shown to the applicant before submission. The tier of a transaction is ${tier}.`
  const columns = ['Item', 'Scope', 'Why it is needed', 'Source', 'Tier']
  return {
    title: 'Scopes',
    blocks: [
      { kind: 'text', text },
      { kind: 'table', columns, rows },
    ],
  }
}

function buildConfigurationSheet({ connection, answers, keys }: Pack): Section {
  const appUrl = new URL(answers.siteUrl)
  const rows = [
    ['App name', answers.appName],
    ['App type', connection !== 'v3' ? 'Myinfo (v5), FAPI 2.0' : 'Myinfo v3'],
    ['App description', answers.description],
    ['App logo', answers.appLogo],
    ['Site URL', appUrl.origin],
    ['Redirect URI', redirectUriOf({ appUrl }, connection)],
    ...(connection !== 'v3' ? [['JWKS URL', jwksUriOf({ appUrl }, connection).href]] : []),
    ['Privacy notice', new URL('/privacy', appUrl).href],
    ['Support e-mails', answers.supportEmails.join(', ')],
    ['Technical contact', answers.technicalContact],
  ]
  const blocks: Block[] = [{ kind: 'table', columns: ['Setting', 'Value'], rows }]
  if (connection !== 'v3' && keys) {
    blocks.push({ kind: 'text', text: 'Public keys, should the portal ask for the object in place of the URL:' })
    blocks.push({ kind: 'code', text: JSON.stringify({ keys }, null, 2) })
  }
  return { title: 'App configuration', blocks }
}

function buildOnboardingItems({ connection, answers }: Pack): Section {
  const addresses = answers.ipAddresses.length > 0 ? answers.ipAddresses.join(', ') : 'not restricted'
  const rows = [
    ['Outgoing IP addresses', addresses],
    ['Data protection officer', answers.dataProtectionOfficer],
    [
      'Keys',
      connection !== 'v3' ? 'EC, in a JWKS of our own; rotated once a year' : 'RSA, certificate of a public authority',
    ],
    ['Data at rest', 'sealed with AES-256-GCM; keys held apart from the database'],
    ['Data of an application never sent', 'Myinfo data 30 minutes at most, typed answers seven days at most'],
    ['Evidence before go-live', 'npm run doctor -- --preflight, without a fault, in the production environment'],
  ]
  return { title: 'Onboarding items', blocks: [{ kind: 'table', columns: ['Item', 'Answer'], rows }] }
}

function buildJourney({ shots, product }: Pack): Section {
  const text = `What an applicant for ${product.name.en} sees, in order. Taken from the running application with made-up people; a stand-in plays Singpass.`
  const pictures = shots.map(
    ({ file, caption }, index): Block => ({ kind: 'picture', file, caption: `${index + 1}. ${caption}` }),
  )
  const none: Block = { kind: 'text', text: 'No pictures were taken: run the command without --no-screenshots.' }
  return { title: 'User journey', blocks: [{ kind: 'text', text }, ...(pictures.length > 0 ? pictures : [none])] }
}
