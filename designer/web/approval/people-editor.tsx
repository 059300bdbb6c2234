/** Who decides, is told or is asked next: one line for each way of naming somebody, and a menu of the other ways. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { ExpressionInput } from '../expression/expression-input.tsx'
import { optionOf, renderOption } from '../panel/named-option.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { beginning, type People, type Way, ways, waysOf, withWay } from './people.ts'
import { RecordPeople } from './record-people.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface PeopleEditorProps {
  /** What the choice is about, for those who do not see it. */
  readonly label: string
  readonly value: People | undefined
  /** Where it stands in the definition. */
  readonly pointer: string
  /** Whoever starts the approval may be asked for them. */
  readonly mayChoose?: boolean
  readonly onChange: (people: People | undefined) => unknown
}

export function PeopleEditor({ label, value, pointer, mayChoose = false, onChange }: PeopleEditorProps) {
  const t = useTexts(texts)
  const { readOnly } = useDraft()
  const [begun, begin] = useState<readonly Way[]>([])
  const said = waysOf(value)
  const shown = ways.filter(way => said.includes(way) || begun.includes(way))
  const offered = ways.filter(way => !shown.includes(way) && (mayChoose || way !== 'choose'))
  const give = (way: Way, next: unknown) => {
    const people = withWay(value, way, next)
    return onChange(waysOf(people).length > 0 || mayChoose ? people : undefined)
  }
  const add = (way: Way) => {
    begin([...begun, way])
    const first = beginning[way]
    if (first !== '' && !Array.isArray(first)) give(way, first)
  }
  const words = shown.length === 0 ? t.addWho : t.orAlso
  return (
    <div className="people-editor">
      {shown.length === 0 ? <p className="muted">{t.nobody}</p> : null}
      {shown.map(way => (
        <div key={way} className="people-way">
          <span className="people-words">{t.ways[way].words}</span>
          <div className="people-value">
            <WayInput
              way={way}
              label={`${label}: ${t.ways[way].title}`}
              value={value}
              pointer={`${pointer}/${way}`}
              onChange={next => give(way, next)}
            />
          </div>
          {readOnly ? null : (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t.takeOut(t.ways[way].title)}
              onClick={() => {
                begin(begun.filter(other => other !== way))
                give(way, undefined)
              }}
            />
          )}
        </div>
      ))}
      {readOnly || offered.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: offered.map(way => ({ key: way, label: t.ways[way].title })),
            onClick: ({ key }) => add(key as Way),
          }}
        >
          <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} aria-label={`${label}: ${words}`}>
            {words}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

interface WayInputProps {
  readonly way: Way
  readonly label: string
  readonly value: People | undefined
  readonly pointer: string
  readonly onChange: (value: unknown) => unknown
}

function WayInput({ way, label, value, pointer, onChange }: WayInputProps): ReactNode {
  const t = useTexts(texts)
  const id = useId()
  const { label: wordsOf } = useLocale()
  const { all, readOnly } = useDraft()
  const { approval } = useApproval()
  switch (way) {
    case 'roles':
      return (
        <Select
          mode="multiple"
          className="guide-wide"
          aria-label={label}
          placeholder={t.pickRoles}
          disabled={readOnly}
          value={[...(value?.roles ?? [])]}
          options={all('role').map(role => optionOf(role.name, wordsOf(role)))}
          optionRender={renderOption}
          showSearch={{ optionFilterProp: 'search' }}
          onChange={onChange}
        />
      )
    case 'manager': {
      const manager = value?.manager ?? { of: 'owner' as const, levels: 1 }
      return (
        <span className="guide-inline">
          <Select
            aria-label={`${label} · ${t.whose}`}
            disabled={readOnly}
            popupMatchSelectWidth={false}
            value={manager.of}
            options={(['owner', 'starter'] as const).map(of => ({ value: of, label: t.managerOf[of] }))}
            onChange={of => onChange({ ...manager, of })}
          />
          <Select
            aria-label={`${label} · ${t.levels}`}
            disabled={readOnly}
            popupMatchSelectWidth={false}
            value={manager.levels ?? 1}
            options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map(levels => ({ value: levels, label: t.level(levels) }))}
            onChange={levels => onChange({ ...manager, levels })}
          />
        </span>
      )
    }
    case 'fields':
      return <RecordPeople label={label} value={value?.fields ?? []} onChange={onChange} />
    case 'teams':
      return (
        <Select
          mode="tags"
          className="guide-wide"
          aria-label={label}
          placeholder={t.typeTeams}
          open={false}
          suffixIcon={null}
          disabled={readOnly}
          value={[...(value?.teams ?? [])]}
          onChange={onChange}
        />
      )
    case 'users':
      return (
        <ExpressionInput
          label={label}
          value={value?.users ?? ''}
          onChange={typed => onChange(typed.trim() || undefined)}
          address={{ kind: 'approval', definition: approval.id, pointer }}
          readOnly={readOnly}
          invalid={false}
          describedBy={id}
        />
      )
    case 'choose':
    case 'starter':
      return null
  }
}
