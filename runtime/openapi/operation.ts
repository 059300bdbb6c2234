/** One operation of the OpenAPI document, from the little that differs between operations. */
import { type JsonSchema, ref } from './json-schema.ts'

export interface Wish {
  readonly id: string
  readonly summary: string
  readonly tag: string
  /** Names of parts of the address in braces are found by themselves. */
  readonly path: string
  readonly query?: Readonly<Record<string, JsonSchema>>
  readonly headers?: Readonly<Record<string, JsonSchema>>
  readonly body?: JsonSchema
  /** Media types of the body; JSON unless said. */
  readonly accepts?: readonly string[]
  /** By status; null for an answer without a body. */
  readonly answers: Readonly<Record<string, JsonSchema | null>>
  /** Media type of the answers; JSON unless said. */
  readonly answersAs?: string
  /** Asked by strangers, too. */
  readonly open?: boolean
}

/** A path item's operation. */
export function operation(wish: Wish): Readonly<Record<string, unknown>> {
  const places = [...wish.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const parameters = [
    ...places.map(name => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(wish.query ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
    ...Object.entries(wish.headers ?? {}).map(([name, schema]) => ({ name, in: 'header', required: false, schema })),
  ]
  const media = wish.answersAs ?? 'application/json'
  const answers = Object.entries(wish.answers).map(([status, schema]) => [
    status,
    {
      description: words[status] ?? 'Done',
      headers: { 'Fulcrum-Revision': { schema: { type: 'integer' } } },
      ...(schema ? { content: { [media]: { schema } } } : {}),
    },
  ])
  return {
    operationId: wish.id,
    summary: wish.summary,
    tags: [wish.tag],
    ...(wish.open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(wish.body ? { requestBody: { required: true, content: contentOf(wish.body, wish.accepts) } } : {}),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: 'What is wrong',
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    },
  }
}

const words: Readonly<Record<string, string>> = {
  200: 'The answer',
  201: 'Made',
  202: 'Begun',
  204: 'Done',
  304: 'Not changed',
}

function contentOf(schema: JsonSchema, media: readonly string[] = ['application/json']): Record<string, unknown> {
  return Object.fromEntries(media.map(type => [type, { schema }]))
}
