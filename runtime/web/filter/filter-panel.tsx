/** Builds a filter: paths across references, children, groups. Applied when it is asked for. */
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleGroupType } from 'react-querybuilder'
import type { Filter } from '#metadata/filter.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { type BuilderField, builderFields } from './builder-fields.ts'
import { toFilter, toQuery } from './builder-query.ts'
import { FilterBuilder } from './filter-builder.tsx'
import { standingQuery } from './held-value.ts'
import { operatorWords } from './operators.ts'
import { useFormulas } from './use-formulas.tsx'

interface FilterPanelProps {
  readonly object: CatalogObject
  readonly filter: Filter | undefined
  readonly onApply: (filter: Filter | undefined) => void
  readonly onClose: () => void
}

export function FilterPanel({ object, filter, onApply, onClose }: FilterPanelProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const fields = useMemo(
    () =>
      builderFields(catalog, object, {
        label,
        operator: operator => t(`operators.${operatorWords[operator]}`),
        mode: mode => t(`filter.modes.${mode}`),
      }),
    [catalog, object, label, t],
  )
  const sources = useFormulas()
  const [query, setQuery] = useState<RuleGroupType>(() => {
    const start = toQuery(filter)
    const [first] = fields
    if (start.rules.length > 0 || !first) return start
    return {
      ...start,
      rules: [{ field: first.name, operator: first.catalogField ? firstOperator(first) : '=', value: '' }],
    }
  })
  const shown = JSON.stringify(filter ?? null)
  const followed = useRef(shown)
  if (followed.current !== shown) {
    followed.current = shown
    if (JSON.stringify(madeOf(query) ?? null) !== shown) setQuery(toQuery(filter))
  }
  const apply = (next: RuleGroupType) => onApply(madeOf(next))
  return (
    <section className="card filter-panel" aria-label={t('filter.title')}>
      <FilterBuilder fields={fields} query={query} sources={sources} onChange={setQuery} />
      <div className="row filter-foot">
        <Button type="primary" onClick={() => apply(query)}>
          {t('common.apply')}
        </Button>
        <Button
          onClick={() => {
            setQuery({ combinator: 'and', rules: [] })
            onApply(undefined)
          }}
        >
          {t('common.clear')}
        </Button>
        <span className="spacer" />
        <Button type="text" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </section>
  )
}

/** What is complete of it; nothing where no condition is. */
function madeOf(query: RuleGroupType): Filter | undefined {
  const made = toFilter(standingQuery(query))
  return made.rules.length > 0 ? made : undefined
}

function firstOperator(field: BuilderField): string {
  const [first] = (field.operators ?? []) as readonly { readonly name: string }[]
  return first?.name ?? '='
}
