/** Conditions on records, taken over as soon as they are complete; what is not yet stays on the screen. */
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleGroupType } from 'react-querybuilder'
import type { QueryParameter } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { type BuilderField, builderFields } from '../../filter/builder-fields.ts'
import { toFilter, toQuery } from '../../filter/builder-query.ts'
import { FilterBuilder } from '../../filter/filter-builder.tsx'
import { standingQuery } from '../../filter/held-value.ts'
import { operatorsOf, operatorWords } from '../../filter/operators.ts'
import { useFormulas } from '../../filter/use-formulas.tsx'
import { useLocale } from '../../i18n/use-locale.ts'

/** What a report asks for: values of its conditions may stand for it. */
export const FilterParameters = createContext<readonly QueryParameter[] | undefined>(undefined)

export interface FilterPartProps {
  readonly object: string
  readonly value: Filter | undefined
  readonly label: string
  readonly disabled?: boolean
  /** JSON pointer of the filter within the report. */
  readonly pointer: string
  /** A field that a condition is wanted on; another `count` is another wish. */
  readonly wanted?: { readonly path: string; readonly count: number } | undefined
  readonly onChange: (filter: Filter | undefined) => void
}

export function FilterPart({ object: name, value, label: words, disabled = false, wanted, onChange }: FilterPartProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const object = catalog.objects.get(name)
  const sources = useFormulas(useContext(FilterParameters))
  const [query, setQuery] = useState<RuleGroupType>(() => toQuery(value))
  const known = useMemo(
    () =>
      object
        ? builderFields(catalog, object, {
            label,
            operator: operator => t(`operators.${operatorWords[operator]}`),
            mode: mode => t(`filter.modes.${mode}`),
          })
        : [],
    [catalog, object, label, t],
  )
  const given = JSON.stringify(value ?? null)
  const seen = useRef(given)
  const sent = useRef<readonly string[]>([])
  if (given !== seen.current) {
    seen.current = given
    // The answers to one's own edits come late: by then more may be typed.
    const answered = sent.current.lastIndexOf(given)
    if (answered >= 0) sent.current = sent.current.slice(answered + 1)
    else if (JSON.stringify(madeOf(query)) !== given) setQuery(toQuery(value))
  }
  const change = (next: RuleGroupType) => {
    setQuery(next)
    const made = madeOf(next)
    const text = JSON.stringify(made)
    if (text === (sent.current.at(-1) ?? seen.current)) return
    sent.current = [...sent.current, text]
    onChange(made ?? undefined)
  }
  const further = pathsOf(query)
    .filter(path => !known.some(field => field.name === path))
    .join(' ')
  const fields = useMemo(
    () => [
      ...known,
      ...further.split(' ').flatMap((path): BuilderField[] => {
        const found = object && path !== '' ? resolvePath(catalog, object, path) : undefined
        if (!found) return []
        const operators = operatorsOf[found.field.type].map(operator => ({
          name: operator,
          value: operator,
          label: t(`operators.${operatorWords[operator]}`),
        }))
        const title = found.fields.map(label).join(' › ')
        return [{ name: path, value: path, label: title, operators, catalogField: found.field, root: name }]
      }),
    ],
    [known, further, catalog, object, name, label, t],
  )
  const count = wanted?.count
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish once
  useEffect(() => {
    if (!wanted || !object) return
    const field = resolvePath(catalog, object, wanted.path)?.field
    const operator = field ? operatorsOf[field.type][0] : undefined
    if (operator)
      setQuery({
        ...query,
        rules: [...query.rules, { field: wanted.path, operator, value: operator === 'in' ? [] : '' }],
      })
  }, [count])
  return (
    <section className="filter-panel builder-filter" aria-label={words}>
      <FilterBuilder fields={fields} query={query} sources={sources} onChange={change} disabled={disabled} />
    </section>
  )
}

function madeOf(query: RuleGroupType): Filter | null {
  const made = toFilter(standingQuery(query))
  return made.rules.length > 0 ? made : null
}

function pathsOf(group: RuleGroupType): string[] {
  return [...new Set(group.rules.flatMap(rule => ('rules' in rule ? pathsOf(rule) : [rule.field])))]
}
