/** What a form's inputs hold, by name; several texts where several may be chosen. */
export type TypedTexts = { readonly [input: string]: string | string[] | undefined }

/** The text of an input, without the blanks around it; empty when there is none. */
export function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}
