/** When this person is away, and who stands in for him. */
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, remove } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import type { Absence } from './absence.ts'
import { AbsenceDialog } from './absence-dialog.tsx'

export function OwnAbsences() {
  const { t } = useTranslation()
  const { date } = useLocale()
  const act = useAct()
  const [edited, setEdited] = useState<Absence | 'new'>()
  const absences = useQuery({
    queryKey: ['absences'],
    queryFn: async ({ signal }) => (await get<{ absences: Absence[] }>('/api/absences', signal)).absences,
  })
  return (
    <section className="card profile-wide" aria-labelledby="profile-absences">
      <div className="card-head">
        <h2 id="profile-absences">{t('absences.title')}</h2>
        <span className="spacer" />
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('absences.add')}
        </Button>
      </div>
      <Loaded query={absences}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState small text={t('absences.empty')} />
          ) : (
            <DataTable
              label={t('absences.title')}
              rows={rows}
              rowKey={row => row.id}
              columns={[
                { key: 'from', title: t('absences.from'), draw: row => date(row.from) },
                { key: 'to', title: t('absences.to'), draw: row => date(row.to) },
                {
                  key: 'substitute',
                  title: t('absences.substitute'),
                  draw: row => <span translate="no">{row.substitute?.title}</span>,
                },
                { key: 'note', title: t('absences.note'), draw: row => <span translate="no">{row.note}</span> },
                {
                  key: 'acts',
                  title: t('common.actions'),
                  hiddenTitle: true,
                  numeric: true,
                  draw: row => (
                    <>
                      <Button size="small" type="text" onClick={() => setEdited(row)}>
                        {t('common.edit')}
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        danger
                        onClick={() =>
                          void act({
                            work: () => remove(`/api/absences/${row.id}`),
                            done: t('absences.removed'),
                            refresh: ['absences'],
                          })
                        }
                      >
                        {t('absences.remove')}
                      </Button>
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {edited ? (
        <AbsenceDialog absence={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </section>
  )
}
