import { type PostedForm, withPostedForm } from '../posted-form.ts'

export interface LinkedPost extends PostedForm {
  reference: string
  /** The page of the private link. */
  back: string
  /** What the private link leads to. */
  found: { product: string; account?: string }
}

/** A post of the page of a private link. One without such a link is answered as if there were no application. */
export function withLinkedForm(request: Request, answer: (post: LinkedPost) => Promise<Response>): Promise<Response> {
  return withPostedForm({ request, route: 'status', back: '/status' }, async (posted) => {
    const [reference, link] = [posted.form.get('reference') ?? '', posted.form.get('link') ?? '']
    const found = await posted.server.storage.wayBack.find(reference, link)
    if (!found) return posted.refuse('not_here', 'link')
    return answer({ ...posted, reference, back: `/status/${reference}/${link}`, found })
  })
}
