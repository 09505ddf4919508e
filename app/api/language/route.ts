import { redirectTo } from '@/lib/auth/redirects.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { type Language, languageFrom } from '@/lib/onboarding/language.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { chosenLanguage } from '../chosen-language.ts'
import { languageCookie } from '../language-cookie.ts'
import { type PostedForm, withPostedForm } from '../posted-form.ts'

/** Keeps the language in a cookie of its own and with what is unfinished, and returns to the page it was chosen on. */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'language', back: '/' }, async (posted) => {
    const { server, form } = posted
    const language = chosenLanguage(form) ?? languageFrom(form.get('language'))
    await tellDrafts(posted, language)
    return redirectTo(ownPath(form.get('returnTo') ?? '/'), [languageCookie(language, server.config.appUrl)])
  })
}

/** The answers stay as they are; a draft that is submitted keeps the language it was submitted in. */
async function tellDrafts({ server, session }: PostedForm, language: Language): Promise<void> {
  if (!session) return
  const { drafts } = server.storage
  for (const { id } of openProducts({ demo: server.config.demo })) {
    const draft = await drafts.current(session.id, id)
    if (draft && !draft.reference) await drafts.save(session.id, draft.id, {}, language)
  }
}
