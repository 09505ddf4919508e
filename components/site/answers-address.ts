/** The id of the form of an open step, for the buttons that send it from elsewhere on the page. */
export const answersFormId = 'answers'

/** What a button outside the form of an open step needs to send it as it is, finished or not. */
export const sendsAnswers = { form: answersFormId, formNoValidate: true } as const

/** Whether the page of this path has the form of an open step, which posts the path as `returnTo`. */
export function isStepPath(path: string): boolean {
  return /^\/[A-Za-z0-9-]+\/apply(?:\?|$)/.test(path)
}
