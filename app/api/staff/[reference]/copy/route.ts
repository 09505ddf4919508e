import { withCaseForm } from '../../staff-form.ts'

/** Everything that is kept of whoever sent an application, as a file for them. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/copy'>): Promise<Response> {
  const route = { request, params, route: 'staff-copy', permission: 'rights' } as const
  return withCaseForm(route, async ({ server, reference, refuse }) => {
    const copy = await server.storage.personData.copy({ reference })
    if (!copy) return refuse('not_here', 'reference')
    return new Response(JSON.stringify(copy, null, 2), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="person-${reference}.json"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
