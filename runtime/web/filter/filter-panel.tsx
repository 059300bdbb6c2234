/** Builds a filter: paths across references, children, groups. Applied when it is asked for. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import type { Filter } from '#metadata/filter.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { builderControls } from './builder-controls.tsx'
import { type BuilderField, builderFields } from './builder-fields.ts'
import { toFilter, toQuery } from './builder-query.ts'
import { mendChildRules } from './mend-child-rules.ts'
import { operatorWords } from './operators.ts'
import './filter.css'

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
  const [query, setQuery] = useState<RuleGroupType>(() => {
    const start = toQuery(filter)
    const [first] = fields
    if (start.rules.length > 0 || !first) return start
    return {
      ...start,
      rules: [{ field: first.name, operator: first.catalogField ? firstOperator(first) : '=', value: '' }],
    }
  })
  const apply = (next: RuleGroupType) => {
    const made = toFilter(next)
    onApply(made.rules.length > 0 ? made : undefined)
  }
  return (
    <section className="card filter-panel" aria-label={t('filter.title')}>
      <QueryBuilder
        fields={fields}
        query={query}
        onQueryChange={next => setQuery(mendChildRules(next, fields))}
        controlElements={builderControls}
        combinators={[
          { name: 'and', value: 'and', label: t('filter.and') },
          { name: 'or', value: 'or', label: t('filter.or') },
        ]}
        listsAsArrays
        resetOnFieldChange
        resetOnOperatorChange
        getDefaultValue={() => ''}
        addRuleToNewGroups
        translations={{
          addRule: { label: t('filter.addRule'), title: t('filter.addRule') },
          addGroup: { label: t('filter.addGroup'), title: t('filter.addGroup') },
          removeRule: { label: '', title: t('filter.removeRule') },
          removeGroup: { label: '', title: t('filter.removeGroup') },
          fields: { title: t('filter.field'), placeholderName: '', placeholderLabel: '', placeholderGroupLabel: '' },
          operators: {
            title: t('filter.operator'),
            placeholderName: '',
            placeholderLabel: '',
            placeholderGroupLabel: '',
          },
          value: { title: t('filter.value') },
          combinators: { title: t('filter.combinator') },
          matchMode: { title: t('filter.howMany') },
          matchThreshold: { title: t('filter.threshold') },
        }}
        accessibleDescriptionGenerator={() => t('filter.group')}
      />
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

function firstOperator(field: BuilderField): string {
  const [first] = (field.operators ?? []) as readonly { readonly name: string }[]
  return first?.name ?? '='
}
