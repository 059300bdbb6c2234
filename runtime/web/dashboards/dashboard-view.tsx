/** A dashboard as people look at it: its name, what can be done with it, the shared filters, the tiles. */
import { ReloadOutlined } from '@ant-design/icons'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { useChosen } from './chosen.ts'
import { DashboardGrid } from './dashboard-grid.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { LostTile } from './kept-dashboard.ts'

interface DashboardViewProps {
  readonly dashboard: Pick<DashboardDefinition, 'filters' | 'tiles'>
  readonly title: ReactNode
  /** What can be done besides asking again. */
  readonly tools?: ReactNode
  /** Said above the tiles. */
  readonly note?: ReactNode
  /** What has left the tiles, and what goes on without it. */
  readonly lost?: readonly LostTile[] | undefined
  readonly onDismiss?: () => void
  /** Shown where there is no tile. */
  readonly emptyAction?: ReactNode
}

export function DashboardView({ dashboard, title, tools, note, lost, onDismiss, emptyAction }: DashboardViewProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const isAsking = useIsFetching({ queryKey: ['tile-report'] }) > 0
  const [shown, asked, choose] = useChosen(dashboard.filters)
  const refresh = () => {
    for (const queryKey of [['tile-report'], ['records'], ['tasks'], ['recent']]) {
      void client.invalidateQueries({ queryKey, refetchType: 'active' })
    }
  }
  return (
    <div className="page dashboard">
      <header className="page-head dashboard-head">
        {title}
        <span className="spacer" />
        <span className="row dashboard-tools">
          <Tooltip title={t('dashboards.refresh')}>
            <Button
              icon={<ReloadOutlined aria-hidden spin={isAsking} />}
              aria-label={t('dashboards.refresh')}
              onClick={refresh}
            />
          </Tooltip>
          {tools}
        </span>
      </header>
      {note}
      <FilterBar dashboard={dashboard} shown={shown} onChoose={choose} />
      {dashboard.tiles.length === 0 && !lost?.some(item => item.whole) ? (
        <div className="card">
          <EmptyState text={t('dashboards.empty')} action={emptyAction} />
        </div>
      ) : (
        <DashboardGrid
          tiles={dashboard.tiles}
          filters={dashboard.filters}
          chosen={asked}
          lost={lost}
          onDismiss={onDismiss}
        />
      )}
    </div>
  )
}
