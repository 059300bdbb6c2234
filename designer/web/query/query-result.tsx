/** What a query answers from the preview, and the SQL that was sent for it. */
import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { QueryDefinition } from '#metadata/definitions.ts'
import { FieldInput } from '#runtime/web/fields/field-input.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { parameterField } from '#runtime/web/list/parameter-field.ts'
import { QueryRows } from '#runtime/web/list/query-rows.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { CanvasCard } from '../live/canvas-card.tsx'
import { PreviewOffer } from '../live/preview-offer.tsx'
import { useTry } from '../live/use-try.ts'
import { useTexts } from '../texts/use-texts.ts'
import { layOutSql } from './lay-out-sql.ts'
import { texts } from './texts.ts'

export function QueryResult({ query }: { readonly query: QueryDefinition }) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const { message } = App.useApp()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const parameters = query.parameters ?? []
  const given = Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const value = values[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const lacks = parameters.some(({ name, required, default: usual }) => required && !(name in given) && !usual)
  const isEmpty = !query.select?.length && !query.groups?.length && !query.measures?.length
  const tried = useTry(lacks || isEmpty ? undefined : { query, parameters: given })
  const answer = lacks || isEmpty || tried.error ? undefined : tried.data?.answer
  const rows = answer?.rows ?? answer?.records
  const sql = tried.data && !tried.error ? tried.data.sql.map(layOutSql).join('\n\n') : ''
  return (
    <div className="query-answer">
      <CanvasCard
        title={t.result}
        tools={
          <span className="muted" role="status">
            {rows && tried.data ? t.rows(integer(rows.length), integer(tried.data.milliseconds)) : null}
          </span>
        }
      >
        {parameters.length > 0 ? (
          <div className="row query-parameters">
            {parameters.map(parameter => (
              <Labelled
                key={parameter.name}
                label={label(parameter)}
                htmlFor={`try-${parameter.name}`}
                style={{ width: 170 }}
              >
                <FieldInput
                  id={`try-${parameter.name}`}
                  field={parameterField(parameter)}
                  value={values[parameter.name]}
                  onChange={value => setValues({ ...values, [parameter.name]: value })}
                />
              </Labelled>
            ))}
          </div>
        ) : null}
        {isEmpty ? <EmptyState small text={t.empty} /> : lacks ? <EmptyState small text={t.fillIn} /> : null}
        {tried.error && !lacks && !isEmpty ? <PreviewOffer error={tried.error} /> : null}
        {rows ? (
          <div inert className={tried.isPlaceholderData ? 'query-rows query-rows-old' : 'query-rows'}>
            <QueryRows query={query} rows={rows} />
          </div>
        ) : null}
      </CanvasCard>
      <CanvasCard
        title={t.sql}
        hint={t.sqlHint}
        tools={
          sql ? (
            <Button
              size="small"
              type="text"
              icon={<CopyOutlined aria-hidden />}
              onClick={() => void navigator.clipboard.writeText(sql).then(() => message.success(t.copied))}
            >
              {t.copy}
            </Button>
          ) : null
        }
      >
        {sql ? (
          <ScrollRegion label={t.sqlHint}>
            <pre className="query-sql" translate="no">
              {sql}
            </pre>
          </ScrollRegion>
        ) : null}
      </CanvasCard>
    </div>
  )
}
