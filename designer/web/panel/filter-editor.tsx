/**
 * Edits a filter of a definition on the draft's own objects with the builder of the end users' app. What is complete is
 * taken over as soon as it is; what is not yet stays on the screen.
 */
import { ConfigProvider } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleGroupType } from 'react-querybuilder'
import { equals } from '#metadata/equals.ts'
import type { Filter } from '#metadata/filter.ts'
import { resolvePath } from '#runtime/web/api/path.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { type BuilderField, builderFields } from '#runtime/web/filter/builder-fields.ts'
import { toFilter, toQuery } from '#runtime/web/filter/builder-query.ts'
import { FilterBuilder } from '#runtime/web/filter/filter-builder.tsx'
import { standingQuery } from '#runtime/web/filter/held-value.ts'
import { operatorsOf, operatorWords } from '#runtime/web/filter/operators.ts'
import type { ValueSources } from '#runtime/web/filter/sourced-rule-value.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import type { ExpressionAddress } from '../expression/expression-api.ts'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { builderCatalog, withCurrentTargets } from './builder-catalog.ts'
import { texts } from './texts.ts'

/** What values may stand for besides constants. */
interface RuleContext extends Pick<ValueSources, 'parameters' | 'record'> {
  /** Where the filter stands; without it there are no formulas. */
  readonly address?: Pick<ExpressionAddress, 'kind' | 'definition' | 'pointer'> | undefined
}

interface FilterEditorProps {
  /** Name of the object whose records are filtered. */
  readonly object: string | undefined
  readonly value: Filter | undefined
  /** Gets undefined when no condition is left. */
  readonly onChange: (value: Filter | undefined) => unknown
  readonly disabled?: boolean | undefined
  /** Parameters that values may stand for, and whether $record is known. */
  readonly context?: RuleContext | undefined
  readonly ariaLabel?: string | undefined
  /** A field that a condition is wanted on; another `count` is another wish. */
  readonly wanted?: { readonly path: string; readonly count: number } | undefined
}

const pause = 600

export function FilterEditor({ object, value, onChange, disabled, context, ariaLabel, wanted }: FilterEditorProps) {
  const { t } = useTranslation()
  const own = useTexts(texts)
  const { catalog: current } = useSession()
  const { label } = useLocale()
  const draft = useDraft()
  const { definitions } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handle is new whenever the definitions are
  const catalog = useMemo(() => builderCatalog(draft, current), [definitions, current])
  const root = catalog.objects.get(object ?? '')
  const fields = useMemo((): BuilderField[] => {
    if (!root) return []
    const words = {
      label,
      operator: (operator: keyof typeof operatorWords) => t(`operators.${operatorWords[operator]}`),
      mode: (mode: 'any' | 'all' | 'none' | 'atLeast') => t(`filter.modes.${mode}`),
    }
    return withCurrentTargets(builderFields(catalog, root, words), catalog, current)
  }, [catalog, current, root, label, t])

  const [query, setQuery] = useState<RuleGroupType>(() => toQuery(value))
  const given = value ?? null
  const seen = useRef(given)
  const sent = useRef<(Filter | null)[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (!equals(given, seen.current)) {
    seen.current = given
    // The answers to one's own edits come late: by then more may be typed.
    const answered = sent.current.findLastIndex(item => equals(item, given))
    if (answered >= 0) sent.current = sent.current.slice(answered + 1)
    else if (timer.current === undefined && !equals(toGiven(query), given)) setQuery(toQuery(value))
  }

  const wish = wanted?.count
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish once
  useEffect(() => {
    if (!wanted || !root) return
    const field = resolvePath(catalog, root, wanted.path)?.field
    const operator = field ? operatorsOf[field.type][0] : undefined
    const start = operator === 'in' ? [] : ''
    if (operator) setQuery({ ...query, rules: [...query.rules, { field: wanted.path, operator, value: start }] })
  }, [wish])
  const change = (next: RuleGroupType) => {
    setQuery(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      const made = toGiven(next)
      if (equals(made, sent.current.length > 0 ? sent.current.at(-1) : seen.current)) return
      sent.current = [...sent.current, made]
      void take(made)
    }, pause)
  }
  const take = async (made: Filter | null) => {
    const answer = onChange(made ?? undefined)
    const isRefused = answer instanceof Promise && (await answer.catch(() => undefined)) === undefined
    if (isRefused) sent.current = sent.current.filter(item => item !== made)
  }
  if (!root) return <p className="muted">{own.objectFirst}</p>
  return (
    <section className="filter-panel filter-editor" aria-label={ariaLabel ?? t('filter.title')}>
      <ConfigProvider componentDisabled={disabled === true}>
        <FilterBuilder
          fields={withUnlisted(fields, query)}
          query={query}
          onChange={change}
          sources={sourcesOf(context)}
          disabled={disabled ?? false}
        />
      </ConfigProvider>
    </section>
  )
}

function sourcesOf({ address, ...sources }: RuleContext = {}): ValueSources {
  if (!address) return sources
  return {
    ...sources,
    isSpelled: true,
    formula: ({ rule, disabled, ...slot }) => (
      <ExpressionInput {...slot} address={{ ...address, rule }} readOnly={disabled} invalid={false} />
    ),
  }
}

function toGiven(query: RuleGroupType): Filter | null {
  const made = toFilter(standingQuery(query))
  return made.rules.length > 0 ? made : null
}

/** The builder drops conditions on fields that it does not offer; longer paths and removed fields are kept as they are. */
function withUnlisted(fields: readonly BuilderField[], query: RuleGroupType): BuilderField[] {
  const known = new Set(fields.map(field => field.name))
  const missing = new Set<string>()
  const look = (group: RuleGroupType): void => {
    for (const rule of group.rules) {
      if ('rules' in rule) look(rule)
      else if (!known.has(rule.field)) missing.add(rule.field)
    }
  }
  look(query)
  const unlisted = [...missing].map(
    (path): BuilderField => ({
      name: path,
      value: path,
      label: path,
      catalogField: { id: path, name: path, label: {}, type: 'text' },
      root: '',
    }),
  )
  return [...fields, ...unlisted]
}
