/** Field rights concern fields that can be hidden; hiding what a new record needs makes it impossible to make one. */
import { error, warning } from '../finding.ts'
import type { Rule } from './context.ts'

export const roleFields: Rule = function* ({ symbols, pathAt }) {
  for (const role of symbols.all('role')) {
    for (const [index, rights] of (role.rights ?? []).entries()) {
      for (const [at, { access }] of (rights.fields ?? []).entries()) {
        const pointer = `/rights/${index}/fields/${at}`
        const use = pathAt(role, `${pointer}/field`)?.end
        if (!use || access === 'editable') continue
        if (access === 'hidden' && (use.name === 'id' || use.name === 'rev') && !use.definition) {
          yield error(role, 'role/not-hideable', pointer, `${use.name} cannot be hidden.`, `不能隐藏 ${use.name}。`)
        }
        const field = use.definition
        const isFilled =
          field === undefined || field.type === 'autoNumber' || ('default' in field && field.default !== undefined)
        if (field?.required && !isFilled && rights.create !== undefined && rights.create !== 'none') {
          yield warning(
            role,
            'role/cannot-create',
            pointer,
            `${use.name} is required: without it nobody in this role can make a record.`,
            `${use.name} 为必填，此角色将无法新建记录。`,
          )
        }
      }
    }
  }
}
