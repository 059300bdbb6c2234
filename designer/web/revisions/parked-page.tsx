/** Fields and objects that were removed: their values are kept, can come back into a draft, or be purged by name. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '#runtime/web/api/session.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { DataTable } from '#runtime/web/shell/data-table.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { listParked, type Parked } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { PurgeDialog } from './purge-dialog.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { texts } from './texts.ts'

export function ParkedPage() {
  const t = useTexts(texts)
  const { integer, text } = useLocale()
  const { me } = useSession()
  const client = useQueryClient()
  const [restoring, setRestoring] = useState<Parked>()
  const [purging, setPurging] = useState<Parked>()
  usePageTitle(t.parked)
  const parked = useQuery({ queryKey: ['designer', 'parked'], queryFn: ({ signal }) => listParked(signal) })
  const close = () => {
    setRestoring(undefined)
    setPurging(undefined)
    void client.invalidateQueries({ queryKey: ['designer', 'parked'] })
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t.parked}</h1>
        <span className="muted">{t.parkedHint}</span>
      </header>
      <div className="card">
        <Loaded query={parked}>
          {({ parked: rows }) =>
            rows.length === 0 ? (
              <EmptyState text={t.nothingParked} hint={t.nothingParkedHint} />
            ) : (
              <DataTable
                label={t.parked}
                rows={rows}
                rowKey={row => `${row.objectId}/${row.fieldId}`}
                columns={[
                  { key: 'object', title: t.object, draw: row => text(row.objectLabel, row.object) },
                  {
                    key: 'field',
                    title: t.field,
                    draw: row => (row.field === null ? <em>{t.wholeObject}</em> : text(row.label, row.field)),
                  },
                  {
                    key: 'revision',
                    title: t.since,
                    numeric: true,
                    draw: row => (row.revision === null ? '' : integer(row.revision)),
                  },
                  {
                    key: 'rows',
                    title: t.rows,
                    numeric: true,
                    draw: row => (row.rows === null ? '' : integer(row.rows)),
                  },
                  {
                    key: 'acts',
                    title: t.restore,
                    hiddenTitle: true,
                    draw: row => (
                      <div className="row">
                        <Button size="small" onClick={() => setRestoring(row)}>
                          {t.restore}
                        </Button>
                        {me.system.includes('promote') ? (
                          <Button size="small" danger onClick={() => setPurging(row)}>
                            {t.purge}
                          </Button>
                        ) : null}
                      </div>
                    ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </div>
      {restoring ? <RestoreDialog parked={restoring} onClose={close} /> : null}
      {purging ? <PurgeDialog parked={purging} onClose={close} /> : null}
    </div>
  )
}
