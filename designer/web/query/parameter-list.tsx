/** What a query asks for before it runs. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { QueryDefinition, QueryParameter } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { freeName } from '../live/free-name.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface ParameterListProps {
  readonly query: QueryDefinition
  readonly disabled: boolean
  readonly onChange: (parameters: readonly QueryParameter[]) => void
}

export function ParameterList({ query, disabled, onChange }: ParameterListProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { place, select } = useSelection()
  const parameters = query.parameters ?? []
  const add = () => {
    const name = freeName(
      t.newParameter,
      parameters.map(parameter => parameter.name),
    )
    onChange([...parameters, { name, type: 'text' }])
    select(['parameters', name])
  }
  return (
    <>
      <OrderedList
        label={t.parameters}
        items={parameters}
        keyOf={parameter => parameter.name}
        wordsOf={label}
        disabled={disabled}
        selected={place[0] === 'parameters' ? place[1] : undefined}
        onSelect={parameter => select(['parameters', parameter.name])}
        onChange={onChange}
      />
      {disabled ? null : (
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t.addParameter}
        </Button>
      )}
    </>
  )
}
