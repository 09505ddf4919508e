import type { RequestChanges } from './test-rp.ts'

/** One wrong request and its answer. The last member is a part of the reason, so that a request is refused for what is wrong with it. */
export type Row = [title: string, error: string, status: number, changes: () => RequestChanges, reason: string]

/** A request with one wrong parameter: the first that the form names. */
export function wrong(
  title: string,
  form: Record<string, string | undefined>,
  error = 'invalid_request',
  reason?: string,
): Row {
  const [parameter = ''] = Object.keys(form)
  return [title, error, 400, () => ({ form }), reason ?? `parameter "${parameter}"`]
}
