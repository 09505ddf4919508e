import { isIP } from 'node:net'
import { z } from 'zod'

const text = (least: number, most: number) =>
  z
    .string('is missing')
    .trim()
    .min(least, least === 1 ? 'is missing' : `is too short: at least ${least} characters`)
    .max(most, `is too long: at most ${most} characters`)

const list = z
  .union([z.string(), z.array(z.string())], 'must be a list')
  .transform((value) => (Array.isArray(value) ? value : value.split(',')).map((one) => one.trim()).filter(Boolean))

const email = text(1, 254).pipe(z.email('must be an e-mail address'))

/** What the pack cannot know from the product and the settings. */
export const answersSchema = z.strictObject({
  entity: text(2, 100),
  uen: text(1, 12).regex(/^[0-9]{8,9}[A-Z]$|^[TSR][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]$/, 'is not a UEN'),
  acraNumber: text(1, 12).regex(/^[0-9]{8,9}[A-Z]$/, 'is not a number of ACRA, such as 202600001A'),
  licence: text(2, 200),
  appName: text(2, 60),
  description: text(20, 500),
  appLogo: text(1, 500).regex(/\.png$/i, 'must be the path of a PNG file'),
  natureOfBusiness: text(20, 1_000),
  useCase: text(100, 4_000),
  siteUrl: text(1, 200).refine(isHttpsOrigin, 'must be an https address without a path, and not an IP address'),
  goLiveDate: text(1, 10).refine(isDay, 'must be a day, such as 2027-02-01'),
  timeline: text(10, 1_000),
  annualVolume: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(100_000_000, 'must be at most 100 million'),
  certifications: list,
  ipAddresses: list.pipe(z.array(z.string().refine(isAddress, 'must be IP addresses, with /bits for ranges'))),
  technicalContact: email,
  supportEmails: list.pipe(z.array(z.email('must be e-mail addresses')).min(1, 'is missing')),
  dataProtectionOfficer: email,
})

/** What the onboarding pack asks a person for. */
export type Answers = z.infer<typeof answersSchema>

/** Names of those answers. */
export type AnswerName = keyof Answers

/** What to ask for each answer, in this order. */
export const questions: Record<AnswerName, string> = {
  entity: 'Registered name of your organisation',
  uen: 'Its UEN',
  acraNumber: 'Its number at ACRA (the business register)',
  licence: 'Licence that your business needs, with its number and who granted it (MAS, …)',
  appName: 'Name of the app, as applicants see it on the consent page',
  description: 'Description of the app, for the developer portal (20 characters or more)',
  appLogo: 'Path of the app logo: a square PNG of 256 to 512 pixels, 200 kB at most',
  natureOfBusiness: 'Nature of your business (a sentence or two)',
  useCase: 'Detailed use case: who applies for what, and what the data is used for (100 characters or more)',
  siteUrl: 'Site URL: the address that applicants will use, such as https://onboard.example.com',
  goLiveDate: 'Day on which you want to go live (YYYY-MM-DD)',
  timeline: 'Timeline until then: build, test, approval',
  annualVolume: 'Applications that you expect in a year',
  certifications: 'Certifications, by commas (ISO 27001, SOC 2, …); empty for none',
  ipAddresses: 'Outgoing IP addresses of your servers, by commas; empty when not asked for',
  technicalContact: 'E-mail address of your technical contact',
  supportEmails: 'Support e-mail addresses, by commas: Singpass announces changes to them',
  dataProtectionOfficer: 'E-mail address of your data protection officer',
}

/** One wrong or missing answer. */
export interface AnswerFault {
  name: string
  fault: string
}

/** Answers that were checked, or everything that is wrong with them. Also refuses a go-live day that has passed. */
export function parseAnswers(input: unknown, now: number): { answers?: Answers; faults: AnswerFault[] } {
  const result = answersSchema.safeParse(input)
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => ({
      name: path.join('.') || 'answers',
      fault: message,
    }))
    return { faults }
  }
  const isPast = Date.parse(result.data.goLiveDate) < now
  return isPast ? { faults: [{ name: 'goLiveDate', fault: 'has passed' }] } : { answers: result.data, faults: [] }
}

/** What is wrong with one answer, as it was typed; nothing when it can be taken. */
export function faultOf(name: AnswerName, typed: string): string | undefined {
  const result = answersSchema.shape[name].safeParse(typed)
  return result.success ? undefined : result.error.issues[0]?.message
}

function isHttpsOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, origin, hostname } = new URL(value)
  return (
    protocol === 'https:' && origin === value.replace(/\/$/, '') && isIP(hostname) === 0 && !hostname.startsWith('[')
  )
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true
}

function isAddress(value: string): boolean {
  const [address = '', bits = '0', ...rest] = value.split('/')
  const version = isIP(address)
  return rest.length === 0 && version > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
}
