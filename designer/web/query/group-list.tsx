/** What a query groups by, dates by stretches of time. */
import { Select } from 'antd'
import type { QueryDefinition, QueryGroup } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { PathAdder } from '../live/path-adder.tsx'
import { fieldAt } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useMeasureWords } from './measure-words.ts'
import { texts } from './texts.ts'

interface GroupListProps {
  readonly query: QueryDefinition
  readonly disabled: boolean
  readonly onChange: (groups: readonly QueryGroup[]) => void
}

const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const

export function GroupList({ query, disabled, onChange }: GroupListProps) {
  const t = useTexts(texts)
  const draft = useDraft()
  const words = useMeasureWords(query)
  const groups = query.groups ?? []
  const isDate = (path: string) => {
    const type = fieldAt(draft, draft.find('object', query.object), path)?.type
    return type === 'date' || type === 'datetime'
  }
  return (
    <>
      <OrderedList
        label={t.groups}
        items={groups}
        keyOf={group => group.field}
        wordsOf={group => words.path(group.field)}
        disabled={disabled}
        onChange={onChange}
        draw={group =>
          isDate(group.field) ? (
            <Select
              size="small"
              style={{ width: 96 }}
              disabled={disabled}
              aria-label={t.granularity(words.path(group.field))}
              value={group.by ?? 'exactly'}
              options={[
                { value: 'exactly', label: t.exactly },
                ...stretches.map(by => ({ value: by, label: t.by[by] })),
              ]}
              onChange={by =>
                onChange(
                  groups.map(other =>
                    other.field === group.field
                      ? { field: group.field, ...(by === 'exactly' ? {} : { by: by as NonNullable<QueryGroup['by']> }) }
                      : other,
                  ),
                )
              }
            />
          ) : null
        }
      />
      {disabled ? null : (
        <PathAdder
          object={query.object}
          label={t.addGroup}
          taken={groups.map(group => group.field)}
          where={field => !['children', 'file', 'longText', 'multiChoice'].includes(field.type)}
          onAdd={field => onChange([...groups, isDate(field) ? { field, by: 'month' } : { field }])}
        />
      )}
    </>
  )
}
