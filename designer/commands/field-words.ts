/** What people call a field, own or system, or the last step of a path. */
import type { NamedApplication } from '#metadata/application.ts'
import { indexSymbols } from '#metadata/application.ts'
import { systemFields } from '#metadata/system-fields.ts'
import { type Both, labelOf } from './words.ts'

/** Its label, or the path as it is where it leads nowhere: "Account › City". */
export function fieldWords(application: NamedApplication, object: string, path: string): Both {
  const symbols = indexSymbols(application)
  const words: Both[] = []
  let at = symbols.definition('object', object)
  for (const step of path.split('.')) {
    const own = at && (symbols.field(at, step) ?? at.fields.find(field => field.id === step))
    const system = systemFields.find(field => field.name === step)
    words.push(labelOf(own ?? system, step))
    at = at && symbols.targetOf(at, own?.name ?? step)
  }
  return { en: words.map(item => item.en).join(' › '), 'zh-CN': words.map(item => item['zh-CN']).join(' › ') }
}
