import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSave } from '@/components/form/drafts/save.ts'
import { wordsFor } from '@/components/words/index.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { POST as resume } from '../resume/route.ts'
import { POST as answers } from './[product]/answers/route.ts'
import { POST as resumeLink } from './[product]/resume-link/route.ts'
import { type Posting, startPosting } from './testing/posting.ts'

const { t: en } = wordsFor('en')
let posting: Posting

beforeAll(async () => {
  posting = await startPosting()
})

afterAll(() => posting.stop())

interface Device {
  secret: string
  session: string
  form: string
}

/** Somebody who types by hand on one device. */
async function begun(): Promise<Device> {
  const { storage } = posting.server
  const { secret, session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, posting.product.id)
  return { secret, session: session.id, form: draft.id }
}

/** Posts the first step of a form with a name in it. */
function post(
  { secret, form }: Pick<Device, 'secret' | 'form'>,
  intent: string,
  name = 'TAN AH KOW',
): Promise<Response> {
  const { product, posted, context } = posting
  const step = buildForm({ product }).steps[0]?.id ?? ''
  return answers(posted(`/api/forms/${product.id}/answers`, secret, { form, step, intent, name }), context())
}

/** Opens the form on another device by its private link, as that device's browser does. */
async function takenOver({ session, form }: Device): Promise<Device> {
  const { storage } = posting.server
  const link = await storage.resumeLinks.make(session, form)
  const answer = await resume(posting.posted('/api/resume', '', { link: link?.secret ?? '' }))
  const secret = /session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
  return { secret, session: (await storage.sessions.find(secret))?.id ?? '', form }
}

/** What can close the form of a device, and what is then said of it. */
const closings: [
  string,
  'elsewhere' | 'expired' | 'other_person',
  (device: Device) => Promise<Pick<Device, 'secret' | 'form'>>,
][] = [
  ['that was taken over on another device', 'elsewhere', (device) => takenOver(device).then(() => device)],
  ['whose session has ended', 'expired', async ({ form }) => ({ secret: 'f'.repeat(64), form })],
  ['of an earlier visit', 'other_person', async ({ form }) => ({ secret: (await begun()).secret, form })],
]

test.each(closings)(
  'autosave of a form %s is told so, with the page that "continue" leads to',
  async (_, closed, close) => {
    const device = await close(await begun())
    const page = `/${posting.product.id}?outcome=${closed}`
    const words = { title: en(`outcome.${closed}.title`) }
    expect(await readSave(await post(device, 'save'))).toMatchObject({ closed, page, words })

    const going = await post(device, 'continue')
    expect([going.status, going.headers.get('location')]).toEqual([303, page])
  },
)

test('autosave of a form that was sent is told so, with its receipt', async () => {
  const device = await begun()
  await posting.database.query(`update drafts set reference = 'ABCD-EFGH-JK' where id = '${device.form}'`)
  expect(await readSave(await post(device, 'save'))).toMatchObject({
    closed: 'sent',
    page: '/applications/ABCD-EFGH-JK',
    words: { title: en('refusal.sent_otherwise.title') },
  })
})

test('what was typed before goes along to the other device, and a late save from the first changes nothing there', async () => {
  const first = await begun()
  expect(await readSave(await post(first, 'save', 'TAN AH KOW'))).toBe('kept')
  const second = await takenOver(first)
  await post(first, 'save', 'LATE')
  await post(first, 'continue', 'LATE')
  const { drafts } = posting.server.storage
  expect((await drafts.find(second.session, second.form))?.answers).toMatchObject({ name: 'TAN AH KOW' })
  expect(await readSave(await post(second, 'save', 'TAN MEI'))).toBe('kept')
})

test('a form that is taken over while a save of it is on its way is not said to be kept, nor to have expired', async () => {
  const { drafts } = posting.server.storage
  const save = drafts.save.bind(drafts)
  const page = `/${posting.product.id}?outcome=elsewhere`
  for (const intent of ['save', 'continue']) {
    const device = await begun()
    drafts.save = async (...kept) => {
      drafts.save = save
      await takenOver(device)
      return save(...kept)
    }
    const answer = await post(device, intent)
    expect(drafts.save).toBe(save)
    if (intent === 'save')
      expect(await readSave(answer)).toMatchObject({
        closed: 'elsewhere',
        page,
        words: { title: en('outcome.elsewhere.title') },
      })
    else expect(answer.headers.get('location')).toBe(page)
  }
})

test('a private link that is asked for after the form was taken over leads to the page that says so', async () => {
  const device = await begun()
  await takenOver(device)
  const { posted, product, context } = posting
  const asked = posted(`/api/forms/${product.id}/resume-link`, device.secret, { form: device.form })
  const answer = await resumeLink(asked, context())
  expect(answer.headers.get('location')).toBe(`/${product.id}?outcome=elsewhere`)
})
