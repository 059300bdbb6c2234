/** Puts the report, as it is asked now, on a dashboard of one's own, or on a copy of the home page that becomes one's own. */
import { DashboardOutlined, HomeOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ReportPeriod, ReportTile } from '#metadata/definitions.ts'
import { useSession } from '../../api/session.ts'
import { emptyDashboard } from '../../dashboards/empty-dashboard.ts'
import {
  chooseHome,
  type DashboardBody,
  keepDashboard,
  keptKey,
  saveDashboard,
  useKeptDashboards,
} from '../../dashboards/kept-dashboard.ts'
import { newTile } from '../../dashboards/new-tile.ts'
import { useHome } from '../../home/use-home.ts'
import { useAct } from '../../shell/use-act.ts'
import type { ReportActionProps } from './report-action.ts'

export function AddToDashboard({ report, object, input, answer }: ReportActionProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { catalog } = useSession()
  const act = useAct()
  const client = useQueryClient()
  const navigate = useNavigate()
  const home = useHome()
  const ownHome = home?.kept?.mine ? home.kept : undefined
  const mine = (useKeptDashboards().data?.dashboards ?? []).filter(item => item.mine)
  const [busy, setBusy] = useState(false)

  const tileFor = (filters: DashboardBody['filters']): ReportTile => {
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
  const withTile = (body: DashboardBody): DashboardBody => ({
    ...(body.description ? { description: body.description } : {}),
    ...(body.filters ? { filters: body.filters } : {}),
    tiles: [...body.tiles, tileFor(body.filters)],
  })
  const put = async (key: string) => {
    setBusy(true)
    await act({
      work: async () => {
        const found = mine.find(item => item.id === key)
        const kept = found
          ? await saveDashboard(found.id, { ...found, definition: withTile(found.definition) })
          : key === 'home' && home
            ? await keepDashboard({
                name: home.name,
                definition: withTile(home.body),
                ...(home.stored ? { base: home.stored.name } : home.kept?.base ? { base: home.kept.base } : {}),
              })
            : await keepDashboard({ name: t('dashboards.newName'), definition: withTile(emptyDashboard) })
        if (key === 'home') await chooseHome(kept.id)
        const isHome = key === 'home' || ownHome?.id === kept.id
        void message.success(
          <span>
            {t(key === 'home' ? 'dashboards.addedToHome' : 'dashboards.added')}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => navigate(isHome ? '/' : `/dashboards/${kept.id}`)}
            >
              {kept.name}
            </button>
          </span>,
        )
      },
    })
    await client.invalidateQueries({ queryKey: keptKey })
    setBusy(false)
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          home && !ownHome
            ? {
                key: 'home',
                label: t('dashboards.copyOfHome', { name: home.name }),
                icon: <HomeOutlined aria-hidden />,
              }
            : null,
          ...mine.map(item => ({
            key: item.id,
            label: item.name,
            ...(item.id === ownHome?.id ? { icon: <HomeOutlined aria-label={t('home.title')} /> } : {}),
          })),
          { type: 'divider' as const },
          { key: 'new', label: t('dashboards.newOne') },
        ].filter(item => item !== null),
        onClick: ({ key }) => void put(key),
      }}
    >
      <Button icon={<DashboardOutlined aria-hidden />} loading={busy}>
        {t('dashboards.addTo')}
      </Button>
    </Dropdown>
  )
}
