/** The id of the form of an open step, for the buttons that send it from elsewhere on the page. */
export const answersFormId = 'answers'

/** Where the form of an open step is sent, if the page of this path has one. */
export function answersAddress(path: string): string | undefined {
  const product = /^\/([A-Za-z0-9-]+)\/apply(?:\?|$)/.exec(path)?.[1]
  return product && `/api/forms/${product}/answers`
}
