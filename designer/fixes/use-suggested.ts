/** A name, code or operator that means nothing becomes the one that was probably meant. */
import { lookUp } from '#metadata/references.ts'
import { isNode, valueAt } from '../commands/place.ts'
import type { FindFixes, FindingPlace } from './fix.ts'
import { setFix } from './set-fix.ts'

export const useSuggested: FindFixes = place => {
  const { finding, definition, steps } = place
  return (finding.didYouMean ?? []).flatMap(name => {
    const value = suggestedValue(place, name)
    if (value === undefined) return []
    return setFix(definition, steps, value, { en: `Use ${name}`, 'zh-CN': `改用 ${name}` })
  })
}

/** What stands at the place with the suggestion in it: one step of a path, one field of a text, or all of it. */
function suggestedValue({ finding, definition, steps, value, context }: FindingPlace, name: string): unknown {
  if (finding.code === 'filter/children-unmatched') return { ...(isNode(value) ? value : {}), mode: name }
  if (finding.code === 'filter/unknown-property') return undefined
  if (typeof value !== 'string') return Array.isArray(valueAt(definition, steps)) ? undefined : name
  if (finding.range) return value.slice(0, finding.range.from) + name + value.slice(finding.range.to)
  if (finding.code !== 'reference/unknown') return name
  const lost = context
    .referencesOf(definition)
    .find(reference => reference.pointer === finding.pointer && !lookUp(reference, context.symbols))
  if (!lost || lost.whole === lost.value) return value === lost?.whole ? name : inText(value, lost?.whole, name)
  const path = lost.whole
    .split('.')
    .map(step => (step === lost.value ? name : step))
    .join('.')
  return value === lost.whole ? path : inText(value, lost.whole, path)
}

function inText(text: string, path: string | undefined, now: string): string | undefined {
  return path !== undefined && text.includes(`{${path}}`) ? text.replaceAll(`{${path}}`, `{${now}}`) : undefined
}
