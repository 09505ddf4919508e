import * as z from 'zod'
import { messageJsonSchema } from '../record/json-schema.ts'
import { type ProblemName, problems } from './problem.ts'
import { decisionBody, listQuery } from './requests.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1 of the interface, its schemas made from the code that reads and writes. */
export function openApiDocument(appUrl: URL): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Applications',
      version: '1',
      description: "Applications for the bank's own systems: to list, to read, to decide. See docs/delivery.md.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: new URL('/api/v1', appUrl).href }],
    security: [{ token: [] }],
    tags: [{ name: 'applications', description: 'What applicants have submitted' }],
    paths: {
      '/applications': { get: listOperation },
      '/applications/{reference}': { get: readOperation },
      '/applications/{reference}/decision': { post: decideOperation },
    },
    webhooks: { application: { post: webhookOperation } },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made by `npm run tokens`; scopes read and decide.' },
      },
      schemas: { ...recordSchemas(), Problem: problem },
    },
  }
}

const reference = {
  name: 'reference',
  in: 'path',
  required: true,
  description: 'what the applicant quotes',
  schema: { type: 'string', pattern: '^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$' },
}

const problem = {
  type: 'object',
  description: 'An error, as RFC 9457 has it.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reference: { type: 'string', description: 'what our log says of it' },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string' }, fault: { type: 'string' } } },
    },
    application: { type: 'object', description: 'how it stands now' },
  },
}

const standing = {
  type: 'object',
  required: ['reference', 'status', 'position'],
  properties: {
    reference: { type: 'string' },
    status: { type: 'string', enum: ['received', 'question', 'accepted', 'declined'] },
    position: { type: 'integer', minimum: 1 },
    repeated: { type: 'boolean', description: 'the request was answered before' },
  },
}

const listOperation = {
  operationId: 'listApplications',
  tags: ['applications'],
  summary: 'Follow applications in the order of their receipt',
  description:
    'Hand `next` back as `after`, also once `more` is false: what comes later is listed then. Applications of the last 15 seconds are not listed yet.',
  parameters: queryParameters(),
  responses: {
    200: json('A page; nothing personal', {
      type: 'object',
      required: ['applications', 'next', 'more'],
      properties: {
        applications: {
          type: 'array',
          items: {
            allOf: [
              standing,
              {
                type: 'object',
                properties: {
                  product: { type: 'string' },
                  language: { type: 'string' },
                  connection: { type: 'string' },
                  receivedAt: { type: 'string', format: 'date-time' },
                },
              },
            ],
          },
        },
        next: { type: ['string', 'null'] },
        more: { type: 'boolean' },
      },
    }),
    ...refusals('unauthorized', 'forbidden', 'invalid', 'too_many', 'unavailable'),
  },
}

const readOperation = {
  operationId: 'readApplication',
  tags: ['applications'],
  summary: 'Read one application, whole',
  parameters: [reference, header('If-None-Match', 'the `ETag` of what is known')],
  responses: {
    200: { ...json('The record', { $ref: '#/components/schemas/Application' }), headers: etag() },
    304: { description: 'It stands as it is known' },
    ...refusals('unauthorized', 'forbidden', 'not_found', 'too_many', 'unavailable'),
  },
}

const decideOperation = {
  operationId: 'decideApplication',
  tags: ['applications'],
  summary: 'Accept or decline an application, or ask its applicant',
  parameters: [
    reference,
    header('Idempotency-Key', 'the same request under the same key is done once; 24 hours'),
    header('If-Match', 'the `ETag` that was read: refused where something has changed since'),
  ],
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(jsonSchema(decisionBody)) } } },
  responses: {
    200: { ...json('How it stands now', standing), headers: etag() },
    ...refusals(
      'unauthorized',
      'forbidden',
      'not_found',
      'decided',
      'second_missing',
      'changed',
      'too_large',
      'not_json',
      'invalid',
      'too_many',
      'unavailable',
    ),
  },
}

const webhookOperation = {
  operationId: 'receiveMessage',
  tags: ['applications'],
  summary: 'What a receiver is told, signed as Standard Webhooks have it',
  security: [],
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    ...header(name, 'see docs/delivery.md'),
    required: true,
  })),
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Message' } } },
  },
  responses: {
    '2XX': { description: 'It is stored; anything else is tried again' },
    '4XX': { description: 'It is tried again; 410 parks it' },
  },
}

function queryParameters(): Json[] {
  const { properties = {} } = jsonSchema(listQuery) as { properties?: Record<string, Json> }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    ...(description !== undefined && { description }),
    schema,
  }))
}

function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' })
}

/** The schemas of the record and of messages, named by their place in this document. */
function recordSchemas(): Json {
  const { $defs } = messageJsonSchema()
  const text = JSON.stringify($defs).replaceAll('#/$defs/', '#/components/schemas/')
  return JSON.parse(text.replaceAll('__schema0', 'Json'))
}

/** A schema inside the document: it says nothing of its own dialect. */
function schemaOf({ $schema, ...schema }: Json): Json {
  return schema
}

function json(description: string, schema: Json): Json {
  return { description, content: { 'application/json': { schema } } }
}

function refusals(...names: ProblemName[]): Json {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const of = (status: number) => names.map((name) => problems[name]).filter((problem) => problem.status === status)
  return Object.fromEntries(
    names.map((name) => {
      const { status } = problems[name]
      return [
        status,
        {
          description: of(status)
            .map(({ title }) => title)
            .join(', or: '),
          content,
        },
      ]
    }),
  )
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}

function etag(): Json {
  return { etag: { description: 'how it stands', schema: { type: 'string' } } }
}
