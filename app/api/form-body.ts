const maxBytes = 256_000
const maxFields = 500

export type FormBody = { kind: 'form'; form: URLSearchParams } | { kind: 'refused'; status: 400 | 413 | 415 }

/** Reads a posted form, refusing one that is too large before it is buffered, or is no form at all. */
export async function readForm(request: Request): Promise<FormBody> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return { kind: 'refused', status: 415 }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { kind: 'refused', status: 413 }

  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return { kind: 'refused', status: 413 }
    chunks.push(chunk)
  }
  return parseForm(Buffer.concat(chunks))
}

function parseForm(body: Buffer): FormBody {
  const text = body.toString('latin1')
  try {
    // Percent-encoded bytes must be UTF-8; URLSearchParams alone would replace what is not.
    decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    return { kind: 'refused', status: 400 }
  }
  const form = new URLSearchParams(text)
  return [...form].length > maxFields ? { kind: 'refused', status: 413 } : { kind: 'form', form }
}
