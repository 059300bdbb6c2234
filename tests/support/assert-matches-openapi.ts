/** Holds answers of the API against its own description: the address, the status and the body must be in it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** As much of an OpenAPI document as is looked into. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface DescribedAnswer {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly body: unknown
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

const validators = new WeakMap<Described, { readonly ajv: Ajv2020; readonly known: Map<string, ValidateFunction> }>()

/** Throws where an answer is not as it is described; refusals must be problems. */
export function assertMatchesOpenApi(document: Described, { method, url, status, body }: DescribedAnswer): void {
  const where = `${method} ${url} → ${status}`
  if (status >= 400) {
    check(document, '#/components/schemas/Problem', body, where)
    return
  }
  const address = (url.split('?')[0] ?? '').split('/')
  const holes = (path: string) => path.split('{').length
  const [template] = Object.keys(document.paths)
    .filter(path => document.paths[path]?.[method.toLowerCase()] && matches(path.split('/'), address))
    .sort((a, b) => holes(a) - holes(b))
  const operation = template && (document.paths[template]?.[method.toLowerCase()] as Operation | undefined)
  if (!template || !operation) throw new Error(`${where} is not described`)
  const response = operation.responses[status]
  if (!response) throw new Error(`${where}: the status is not described`)
  const [media] = Object.keys(response.content ?? {})
  if (media === undefined) {
    if (body !== '') throw new Error(`${where}: a body is not described`)
    return
  }
  if (!media.includes('json')) return
  const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', media, 'schema']
  check(
    document,
    `#/${pointer.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
    body,
    where,
  )
}

/** Addresses are compared decoded; a part in braces stands for anything. */
function matches(template: readonly string[], address: readonly string[]): boolean {
  const plain = (part: string | undefined) => decodeURIComponent(part ?? '')
  return (
    template.length === address.length &&
    template.every((part, index) => part.startsWith('{') || plain(part) === plain(address[index]))
  )
}

function check(document: Described, pointer: string, body: unknown, where: string): void {
  let found = validators.get(document)
  if (!found) {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'https://fulcrum.test/openapi.json' })
    found = { ajv, known: new Map() }
    validators.set(document, found)
  }
  const validate =
    found.known.get(pointer) ?? found.ajv.compile({ $ref: `https://fulcrum.test/openapi.json${pointer}` })
  found.known.set(pointer, validate)
  if (validate(body)) return
  throw new Error(
    `${where} is not as described: ${found.ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 1000)}`,
  )
}
