/** The one door to bpmn-moddle: XML into a tree in which every element has an id. Nothing is fetched, no entity is expanded. */
import { BpmnModdle } from 'bpmn-moddle'
import { elementName, elementsIn, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'
import { malformedBpmn, unsafeBpmn } from './bpmn-problems.ts'

export interface ParsedBpmn {
  readonly definitions: ModdleElement
  readonly processes: readonly ModdleElement[]
  readonly dialect: 'fulcrum' | 'camunda' | 'zeebe' | 'flowable' | 'bpmn'
  /** What could not be read, as the parser says it. */
  readonly warnings: readonly string[]
}

/** The namespaces of those whose words are understood, by the prefix that they have here. */
const dialects = {
  fulcrum: 'urn:fulcrum:workflow:1',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
  activiti: 'http://activiti.org/bpmn',
} as const

const largestDepth = 200

/** The tree; problems `bpmn/malformed`, `bpmn/unsafe`. */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml))
    throw unsafeBpmn('Entities could make it endless. Take the document type out.')
  assertShallow(xml)
  const { rootElement, warnings } = await read(new BpmnModdle(), withUsualPrefixes(xml))
  if (rootElement?.$type !== 'bpmn:Definitions') throw malformedBpmn('The outermost element is not bpmn:definitions.')
  nameAll(rootElement)
  const processes = elementsIn(rootElement, 'rootElements').filter(element => element.$type === 'bpmn:Process')
  const drawn = processes.filter(
    process => elementsIn(process, 'flowElements').length + elementsIn(process, 'artifacts').length > 0,
  )
  if (drawn.length === 0) throw malformedBpmn('There is no process with elements in it.')
  return {
    definitions: rootElement,
    processes: drawn,
    dialect: dialectOf(xml),
    warnings: warnings.map(({ message }) => message.split('\n')[0]?.trim().slice(0, 300) ?? ''),
  }
}

async function read(moddle: BpmnModdle, xml: string): ReturnType<BpmnModdle['fromXML']> {
  try {
    return await moddle.fromXML(xml, 'bpmn:Definitions', { lax: true })
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    throw malformedBpmn(said.replaceAll(/\s+/g, ' ').slice(0, 300) || 'It is not well-formed XML.')
  }
}

/** Gives each namespace the prefix that it has here, whatever it is called in the file. */
function withUsualPrefixes(xml: string): string {
  return Object.entries(dialects).reduce((text, [usual, uri]) => {
    const [, prefix] = text.match(new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${uri.replaceAll('.', '\\.')}["']`)) ?? []
    if (prefix === undefined || prefix === usual) return text
    const name = prefix.replaceAll(/[.-]/g, '\\$&')
    return text
      .replaceAll(new RegExp(`(</?|\\s)${name}:(?=[\\w.-]+)`, 'g'), `$1${usual}:`)
      .replaceAll(new RegExp(`xmlns:${name}(?=\\s*=)`, 'g'), `xmlns:${usual}`)
  }, xml)
}

/** Elements within elements beyond all reason would exhaust the stack of whoever walks the tree. */
function assertShallow(xml: string): void {
  let depth = 0
  // Looked for by hand: a pattern would go to the end again for every tag that never closes.
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = xml.indexOf('>', at)
    if (end < 0) return
    const isTag = /^<[/\p{L}_]/u.test(xml.slice(at, at + 3))
    if (isTag && xml[at + 1] === '/') depth -= 1
    else if (isTag && xml[end - 1] !== '/') depth += 1
    if (depth > largestDepth) throw malformedBpmn('Elements stand too deep within each other.')
    at = xml.indexOf('<', isTag ? end : at + 1)
  }
}

function dialectOf(xml: string): ParsedBpmn['dialect'] {
  const found = Object.entries(dialects).find(([, uri]) => xml.includes(`"${uri}"`) || xml.includes(`'${uri}'`))
  return found === undefined ? 'bpmn' : found[0] === 'activiti' ? 'flowable' : (found[0] as ParsedBpmn['dialect'])
}

/** Gives an id to what has none: flows without ids are met in the wild. */
function nameAll(root: ModdleElement): void {
  let count = 0
  const walk = (element: ModdleElement) => {
    if (element.id === undefined && /^bpmn:/.test(element.$type)) {
      count += 1
      ;(element as { id?: string }).id = `${elementName(element).toLowerCase()}-${count}`
    }
    for (const property of ['rootElements', 'flowElements', 'artifacts', 'laneSets', 'lanes']) {
      for (const inner of elementsIn(element, property)) walk(inner)
    }
  }
  walk(root)
}
