const maxBytes = 256_000
const maxFields = 500
const maxMilliseconds = 10_000

type FormBody = { kind: 'form'; form: URLSearchParams } | { kind: 'refused'; status: 400 | 413 | 415 }

/**
 * Reads a posted form, refusing one that is too large before it is buffered, one that takes too long to come, and what
 * is no form at all.
 */
export async function readForm(request: Request, milliseconds = maxMilliseconds): Promise<FormBody> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return { kind: 'refused', status: 415 }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { kind: 'refused', status: 413 }
  if (!request.body) return parseForm(Buffer.alloc(0))

  const reader = request.body.getReader()
  let late: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<FormBody>((resolve) => {
    late = setTimeout(resolve, milliseconds, { kind: 'refused', status: 400 })
  })
  try {
    return await Promise.race([readAll(reader), tooLate])
  } finally {
    clearTimeout(late)
    void reader.cancel().catch(() => undefined)
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<FormBody> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return parseForm(Buffer.concat(chunks))
    bytes += value.byteLength
    if (bytes > maxBytes) return { kind: 'refused', status: 413 }
    chunks.push(value)
  }
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
