/** Which columns a list shows and in which order, across references too. */
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { pathOptions } from '../filter/path-options.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface ColumnChooserProps {
  readonly object: CatalogObject
  readonly chosen: readonly string[]
  readonly onChange: (columns: readonly string[]) => void
}

export function ColumnChooser({ object, chosen, onChange }: ColumnChooserProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const options = useMemo(() => pathOptions(catalog, object, label, 'shown'), [catalog, object, label])
  const labels = new Map(options.map(option => [option.path, option.label]))
  const move = (index: number, by: number) => {
    const next = [...chosen]
    const [moved] = next.splice(index, 1)
    next.splice(index + by, 0, moved!)
    onChange(next)
  }
  return (
    <div className="column-chooser">
      <ul>
        {chosen.map((path, index) => {
          const words = labels.get(path) ?? path
          return (
            <li key={path}>
              <span className="spacer">{words}</span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined aria-hidden />}
                disabled={index === 0}
                aria-label={t('list.columnUp', { name: words })}
                onClick={() => move(index, -1)}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined aria-hidden />}
                disabled={index === chosen.length - 1}
                aria-label={t('list.columnDown', { name: words })}
                onClick={() => move(index, 1)}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                disabled={chosen.length === 1}
                aria-label={t('list.columnRemove', { name: words })}
                onClick={() => onChange(chosen.filter(item => item !== path))}
              />
            </li>
          )
        })}
      </ul>
      <Select
        aria-label={t('list.addColumn')}
        placeholder={t('list.addColumn')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        options={options
          .filter(option => !chosen.includes(option.path))
          .map(option => ({ value: option.path, label: option.label }))}
        onChange={path => (path ? onChange([...chosen, path]) : undefined)}
      />
    </div>
  )
}
