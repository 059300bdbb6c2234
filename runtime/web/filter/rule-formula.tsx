/** The formula that a condition compares with, in the world of whoever asks: himself, today, the parameters. */
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Symbols } from '#metadata/application.ts'
import type { QueryParameter } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { completeExpression } from '#metadata/feel/completion/complete-expression.ts'
import { type ExpressionPlace, questionScope, wantedTypes } from '#metadata/feel/expression-scope.ts'
import type { Scope } from '#metadata/feel/scope.ts'
import { any, describeType } from '#metadata/feel/types.ts'
import { operandSchema } from '#metadata/kinds/schema.ts'
import { useSession } from '../api/session.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { useHold } from '../expression/hold.ts'
import { symbolsOf } from '../expression/symbols-of.ts'
import { toNote } from '../expression/to-note.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { FormulaSlot } from './sourced-rule-value.tsx'

interface RuleFormulaProps extends FormulaSlot {
  readonly parameters: readonly QueryParameter[]
}

export function RuleFormula(props: RuleFormulaProps) {
  const { label, value, rule, describedBy, disabled, parameters, onChange } = props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { locale } = useLocale()
  const [typed, type] = useState(value)
  const given = useRef(value)
  const sent = useRef<readonly string[]>([])
  if (given.current !== value) {
    given.current = value
    // What is typed comes back late: by then more may be typed.
    const answered = sent.current.lastIndexOf(value)
    if (answered >= 0) sent.current = sent.current.slice(answered + 1)
    else if (typed.trim() !== value.trim()) type(value)
  }
  const { object, field, operator, isItem } = rule
  const world = useMemo(() => {
    const symbols = symbolsOf(catalog)
    const owner = { field, operator, ...(isItem ? { value: [] } : {}) }
    const fieldOf = symbols.definition('object', object)
    const placeOf = (text: string): ExpressionPlace => ({
      text,
      pointer: '',
      schema: operandSchema,
      object: undefined,
      owner,
      fieldOf,
    })
    return { symbols, placeOf, scope: openSettings(questionScope(symbols, parameters), symbols) }
  }, [catalog, parameters, object, field, operator, isItem])
  const checked = useMemo(() => {
    const { scope, symbols, placeOf } = world
    const { type: found, problems } = checkExpression(typed, scope, ...wantedTypes(placeOf(typed), symbols))
    return { text: typed, problems: problems.map(toNote), type: describeType(found) }
  }, [typed, world])
  useHold(typed.trim() !== '' && checked.problems.length > 0)
  const put = (next: string) => {
    type(next)
    sent.current = [...sent.current, next]
    onChange(next)
  }
  return (
    <ExpressionEditor
      label={label}
      text={typed}
      readOnly={disabled}
      invalid={typed.trim() === ''}
      describedBy={describedBy}
      checked={typed.trim() === '' ? undefined : checked}
      complete={async (text, at) => completeExpression({ ...world, place: world.placeOf(text) }, at)}
      onChange={put}
      onSettle={() => undefined}
      onGiveUp={() => false}
    >
      <span className="expression-type muted">
        {t('expression.comesTo', { type: locale === 'en' ? checked.type.en : checked.type.zh })}
      </span>
    </ExpressionEditor>
  )
}

/** Which business parameters there are is not told to everybody: what follows `setting` is taken to be right. */
function openSettings(scope: Scope, symbols: Symbols): Scope {
  return {
    symbols,
    names: scope.names,
    get: name => (name === 'setting' ? { type: any, read: { root: name, path: [] } } : scope.get(name)),
  }
}
