/** The builder of filters as every screen shows it: its words, its rules, and conditions on children that begin rightly. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { prepareRuleGroup, QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import { builderControls } from './builder-controls.tsx'
import type { BuilderField } from './builder-fields.ts'
import { mendChildRules } from './mend-child-rules.ts'
import type { ValueSources } from './sourced-rule-value.tsx'
import './filter.css'

interface FilterBuilderProps {
  readonly fields: BuilderField[]
  readonly query: RuleGroupType
  readonly onChange: (query: RuleGroupType) => void
  /** What values may stand for besides constants. */
  readonly sources?: ValueSources
  readonly disabled?: boolean
}

export function FilterBuilder(props: FilterBuilderProps) {
  const { fields, query, onChange, sources = {}, disabled = false } = props
  const { t } = useTranslation()
  // Without ids of ours the rows would get others with every render, and lose what is typed in them.
  const identified = useMemo(() => prepareRuleGroup(query), [query])
  return (
    <QueryBuilder
      fields={fields}
      query={identified}
      onQueryChange={next => onChange(mendChildRules(next, fields))}
      controlElements={builderControls}
      context={sources}
      disabled={disabled}
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
  )
}
