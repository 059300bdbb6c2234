/** Texts with fields in braces are well formed, and a title says something. Whether its paths lead somewhere is the paths' rule. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const titles: Rule = function* ({ definitions, symbols, nodesOf }) {
  for (const definition of definitions) {
    for (const { value, schema, pointer } of nodesOf(definition)) {
      if (schema['x-ref'] !== 'template-text' || typeof value !== 'string') continue
      if (!/[{}]/.test(value.replaceAll(/\{[^{}]+\}/g, ''))) continue
      yield error(
        definition,
        'text/malformed',
        pointer,
        'Braces come in pairs with a field between them: {name}.',
        '花括号须成对，中间为字段：{name}。',
      )
    }
  }
  for (const object of symbols.all('object')) {
    if (object.title.trim() === '' || !/\{[^{}]+\}/.test(object.title)) {
      yield error(
        object,
        'title/constant',
        '/title',
        'A title has at least one field: {name}.',
        '标题至少包含一个字段：{name}。',
      )
    }
  }
}
