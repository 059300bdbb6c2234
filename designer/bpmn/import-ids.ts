/** Ids as definitions have them, for those that a file brings. */
import type { ModdleElement } from '#runtime/web/workflow/moddle-element.ts'

/** Gives every id of the file one of ours; the same for the same id. */
export function createIds(): (id: string) => string {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return id => {
    const known = given.get(id)
    if (known !== undefined) return known
    const plain = id
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]+/g, '-')
      .replace(/^[^a-z0-9]+/, '')
      .slice(0, 50)
    const base = plain.length < 3 ? `node-${plain}` : plain
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`
    taken.add(name)
    given.set(id, name)
    return name
  }
}

/** The text in the language that it is written in. */
export function toLabel(text: string | undefined): { en: string } | { 'zh-CN': string } | undefined {
  const said = text?.replaceAll(/\s+/g, ' ').trim().slice(0, 1000)
  if (!said) return undefined
  return /\p{Script=Han}/u.test(said) ? { 'zh-CN': said } : { en: said }
}

/** What the documentation of an element says. */
export function documentationOf(element: ModdleElement): string | undefined {
  const [first] = Array.isArray(element.documentation) ? (element.documentation as readonly ModdleElement[]) : []
  return typeof first?.text === 'string' ? first.text : undefined
}
