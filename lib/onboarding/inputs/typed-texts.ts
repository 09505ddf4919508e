/** What a form's inputs hold, by name; several texts where several may be chosen. */
export type TypedTexts = { readonly [input: string]: string | string[] | undefined }

/** The texts of an input as typed; none when there is none. */
export function textsOf(value: string | string[] | undefined): string[] {
  return [value ?? []].flat()
}
