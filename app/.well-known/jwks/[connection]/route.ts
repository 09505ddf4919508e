import { keySetAnswer } from '../../key-set-answer.ts'

/** The public keys of one of several FAPI apps, each of which registers an address of its own. */
export async function GET(_: Request, { params }: RouteContext<'/.well-known/jwks/[connection]'>): Promise<Response> {
  return keySetAnswer((await params).connection)
}
