/** The id of the form of an open step, for the buttons that send it from elsewhere on the page. */
export const answersFormId = 'answers'

/** What a button outside the form of an open step needs to send it as it is, finished or not. */
export const sendsAnswers = { form: answersFormId, formNoValidate: true } as const

/** Where the form of an open step is sent, if the page of this path has one. */
export function answersAddress(path: string): string | undefined {
  const product = /^\/([A-Za-z0-9-]+)\/apply(?:\?|$)/.exec(path)?.[1]
  return product && `/api/forms/${product}/answers`
}
