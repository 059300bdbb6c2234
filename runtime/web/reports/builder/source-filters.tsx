/** Which filters of the report hold for the other records, too: all by a reference to its record, else field by field. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportFilteredField, ReportSource } from '#metadata/definitions.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { Labelled } from '../../shell/labelled.tsx'
import { answersTo, commonFields, pathsFrom, recordFields } from './source-fit.ts'

interface SourceFiltersProps {
  readonly own: CatalogObject
  readonly other: CatalogObject
  readonly source: ReportSource
  readonly onChange: (patch: { readonly [K in 'record' | 'common' | 'paths']?: ReportSource[K] | undefined }) => void
}

export function SourceFilters({ own, other, source, onChange }: SourceFiltersProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const ids = useId()
  const words = (object: CatalogObject, path: string) =>
    resolvePath(catalog, object, path)?.fields.map(label).join(' › ') ?? path
  const references = recordFields(own, other).map(({ name }) => name)
  const shared = commonFields(own, other)
  const paths = source.paths ?? []
  const put = (next: readonly ReportFilteredField[]) => onChange({ paths: next.length > 0 ? [...next] : undefined })
  const said = new Set([...paths.map(item => item.own), ...(source.common ?? [])])
  const further = pathsFrom(catalog, own).filter(({ path }) => !said.has(path))
  return (
    <>
      {references.length > 0 || source.record ? (
        <Labelled label={t('builder.other.record')} htmlFor={`${ids}-record`}>
          <Select
            id={`${ids}-record`}
            value={source.record ?? ''}
            options={[
              { value: '', label: t('builder.other.noRecord') },
              ...[...new Set([...references, ...(source.record ? [source.record] : [])])].map(path => ({
                value: path,
                label: words(other, path),
              })),
            ]}
            onChange={path => onChange({ record: path || undefined })}
          />
        </Labelled>
      ) : null}
      {source.record ? null : (
        <fieldset className="builder-common">
          <legend>{t('builder.other.common')}</legend>
          {shared.length > 0 ? (
            <Checkbox.Group
              value={(source.common ?? []).filter(name => shared.some(field => field.name === name))}
              options={shared.map(field => ({ value: field.name, label: label(field) }))}
              onChange={names => onChange({ common: names.length > 0 ? names : undefined })}
            />
          ) : null}
          {paths.map((item, index) => {
            const found = resolvePath(catalog, own, item.own)
            const answers = found ? answersTo(catalog, { path: item.own, field: found.field }, other) : []
            const offered = [...new Set([...answers.map(({ path }) => path), ...(item.field ? [item.field] : [])])]
            return (
              <div key={item.own} className="builder-path">
                <span>{words(own, item.own)}</span>
                <Select
                  size="small"
                  aria-label={t('builder.other.goesWith', { group: words(own, item.own) })}
                  value={item.field ?? ''}
                  options={[
                    { value: '', label: t('builder.other.unconcerned') },
                    ...offered.map(path => ({ value: path, label: words(other, path) })),
                  ]}
                  popupMatchSelectWidth={false}
                  onChange={field =>
                    put(paths.map((old, at) => (at === index ? { own: old.own, ...(field ? { field } : {}) } : old)))
                  }
                />
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t('builder.remove', { what: words(own, item.own) })}
                  onClick={() => put(paths.filter(old => old !== item))}
                />
              </div>
            )
          })}
          <Select
            size="small"
            aria-label={t('builder.other.addPath')}
            placeholder={t('builder.other.addPath')}
            value={null}
            options={further.map(({ path }) => ({ value: path, label: words(own, path) }))}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            onChange={(path: string | null) => {
              const found = path ? resolvePath(catalog, own, path) : undefined
              const [best] = path && found ? answersTo(catalog, { path, field: found.field }, other) : []
              if (path) put([...paths, { own: path, ...(best && best.likeness > 0 ? { field: best.path } : {}) }])
            }}
          />
        </fieldset>
      )}
    </>
  )
}
