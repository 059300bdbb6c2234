/** Every expression can be read, names what there is, joins what fits together and comes to what is wanted of it. */
import type { Symbols } from '../application.ts'
import { checkReadable } from '../computed/formula-sql.ts'
import type { Definition } from '../definitions.ts'
import { checkExpression } from '../feel/check.ts'
import { type ExpressionPlace, expressionScope, wantedTypes } from '../feel/expression-scope.ts'
import { lostMarkers } from '../feel/markers.ts'
import { ExpressionRefusal } from '../feel/sql/sql-value.ts'
import { error, type Finding } from '../finding.ts'
import { expressionsOf } from '../references.ts'
import { whileSame } from '../while-same.ts'
import type { Rule } from './context.ts'

/** So many of one expression; the rest follows from them as a rule. */
const mostOfOne = 5

export const expressions: Rule = function* ({ definitions, symbols }) {
  for (const definition of definitions) yield* findingsOf(definition, symbols)
}

const findingsOf = whileSame((definition, symbols): readonly Finding[] =>
  expressionsOf(definition, symbols).flatMap(place => checkPlace(definition, place, symbols)),
)

/** What is wrong with one expression. */
export function checkPlace(definition: Definition, place: ExpressionPlace, symbols: Symbols): Finding[] {
  const { text, pointer } = place
  const lost = lostMarkers(text)
  if (lost.length > 0) {
    return lost.map(range => ({
      ...error(
        definition,
        'expression/lost',
        pointer,
        'What stood here has been deleted; name something else.',
        '此处引用的内容已被删除，请改用其他内容。',
      ),
      range,
    }))
  }
  const scope = expressionScope(definition, place, symbols)
  const { problems } = checkExpression(text, scope, ...wantedTypes(place, symbols))
  if (problems.length === 0) return notInDatabase(definition, place, symbols)
  return problems.slice(0, mostOfOne).map(({ code, en, zh, from, to, didYouMean }) => ({
    ...error(definition, code, pointer, en, zh, didYouMean),
    range: { from, to },
  }))
}

/** What the database is to compute has to have SQL of the same meaning. */
function notInDatabase(definition: Definition, { text, pointer, schema, object }: ExpressionPlace, symbols: Symbols) {
  if (!schema['x-in-database'] || !object) return []
  try {
    checkReadable(symbols, object, text)
    return []
  } catch (refusal) {
    if (!(refusal instanceof ExpressionRefusal)) throw refusal
    const { message, zh, from, to } = refusal
    return [{ ...error(definition, 'expression/not-in-database', pointer, message, zh), range: { from, to } }]
  }
}
