/** The identifier that a path of a product begins with; whether there is such a product, the caller asks. */
export function productIn(path: string): string | undefined {
  return /^\/([a-z0-9-]+)/.exec(path)?.[1]
}

/** Where the form of a product can be typed: its start, at that way. */
export function byHandPath(productId: string): string {
  return `/${productId}#by-hand`
}
