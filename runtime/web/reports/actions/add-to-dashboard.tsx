/** Puts the report, as it is asked now, on a dashboard of one's own; makes one where there is none. */
import { DashboardOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ReportPeriod, ReportTile } from '#metadata/definitions.ts'
import { useSession } from '../../api/session.ts'
import { emptyDashboard } from '../../dashboards/empty-dashboard.ts'
import {
  type KeptDashboard,
  keepDashboard,
  keptKey,
  saveDashboard,
  useKeptDashboards,
} from '../../dashboards/kept-dashboard.ts'
import { newTile } from '../../dashboards/new-tile.ts'
import { useAct } from '../../shell/use-act.ts'
import type { ReportActionProps } from './report-action.ts'

export function AddToDashboard({ report, object, input, answer }: ReportActionProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { catalog } = useSession()
  const act = useAct()
  const client = useQueryClient()
  const navigate = useNavigate()
  const mine = (useKeptDashboards().data?.dashboards ?? []).filter(item => item.mine)

  const tileFor = (filters: KeptDashboard['definition']['filters']): ReportTile => {
    const hasPeriod = answer?.period !== undefined
    const tile = newTile(catalog, filters, { type: 'report', report, object, hasPeriod }) as ReportTile
    const parameters = Object.entries(input.parameters).map(([name, value]) => ({ name, value: String(value) }))
    const isRange = input.period !== undefined && !input.period.includes('..')
    return {
      ...tile,
      ...(hasPeriod && isRange ? { period: input.period as ReportPeriod['range'] } : {}),
      ...(parameters.length > 0 ? { parameters } : {}),
    }
  }
  const put = (dashboard: KeptDashboard | undefined) =>
    act({
      work: async () => {
        const definition = dashboard?.definition ?? emptyDashboard
        const tiles = [...definition.tiles, tileFor(definition.filters)]
        const body = { ...dashboard, definition: { ...definition, tiles } }
        const { id, name } = dashboard
          ? await saveDashboard(dashboard.id, { ...dashboard, definition: body.definition }).catch(async error => {
              await client.invalidateQueries({ queryKey: keptKey })
              throw error
            })
          : await keepDashboard({ name: t('dashboards.newName'), definition: body.definition })
        await client.invalidateQueries({ queryKey: keptKey })
        void message.success(
          <span>
            {t('dashboards.added')}{' '}
            <button type="button" className="link-button" onClick={() => navigate(`/dashboards/${id}`)}>
              {name}
            </button>
          </span>,
        )
      },
    })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...mine.map(item => ({ key: item.id, label: item.name })),
          ...(mine.length > 0 ? [{ type: 'divider' as const }] : []),
          { key: 'new', label: t('dashboards.newOne') },
        ],
        onClick: ({ key }) => void put(mine.find(item => item.id === key)),
      }}
    >
      <Button icon={<DashboardOutlined aria-hidden />}>{t('dashboards.addTo')}</Button>
    </Dropdown>
  )
}
