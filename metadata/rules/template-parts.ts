/** Templates and their parts need each other without going round in circles. */
import type { TemplateDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule } from './context.ts'

export const templateParts: Rule = function* ({ symbols }) {
  const templates = symbols.all('template')
  const requires = new Map(templates.map(template => [template.name, template.requires ?? []]))
  for (const template of templates) {
    if (reaches(template.name, template.name, requires)) {
      yield error(
        template,
        'template/cyclic',
        '/requires',
        `${template.name} needs itself.`,
        `${template.name} 依赖自身。`,
      )
    }
    yield* checkParts(template)
  }
}

function* checkParts(template: TemplateDefinition): Iterable<Finding> {
  const requires = new Map((template.parts ?? []).map(part => [part.name, part.requires ?? []]))
  for (const [index, part] of (template.parts ?? []).entries()) {
    for (const [at, name] of (part.requires ?? []).entries()) {
      if (requires.has(name)) continue
      const near = didYouMean(name, requires.keys())
      yield error(
        template,
        'part/unknown',
        `/parts/${index}/requires/${at}`,
        `There is no part ${name}.`,
        `没有组成部分 ${name}。`,
        near,
      )
    }
    if (reaches(part.name, part.name, requires)) {
      yield error(
        template,
        'part/cyclic',
        `/parts/${index}/requires`,
        `${part.name} needs itself.`,
        `${part.name} 依赖自身。`,
      )
    }
  }
}

/** Whether one can get from `start` to `wanted` along what each requires. */
function reaches(start: string, wanted: string, requires: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const waiting = [...(requires.get(start) ?? [])]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === wanted) return true
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...(requires.get(name) ?? []))
  }
  return false
}
