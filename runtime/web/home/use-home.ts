/** The home page of whoever is signed in: a dashboard that he keeps, a definition, or what older menus name for it. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { type DashboardBody, type KeptDashboard, useKeptDashboards } from '../dashboards/kept-dashboard.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { firstHome, plainHome } from './home-dashboard.ts'

export interface Home {
  readonly name: string
  readonly body: DashboardBody
  readonly kept: KeptDashboard | undefined
  readonly stored: DashboardDefinition | undefined
}

/** Undefined until it is known which one: nobody sees one home page, and then another. */
export function useHome(): Home | undefined {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const own = useKeptDashboards()
  const chosen = own.data?.home ?? undefined
  const plain = useMemo(() => plainHome(catalog), [catalog])
  if (own.isPending) return undefined
  const kept = own.data?.dashboards.find(item => item.id === chosen)
  if (kept) return { name: kept.name, body: kept.definition, kept, stored: undefined }
  const stored = catalog.dashboards.get(chosen ?? '') ?? firstHome(catalog)
  return { name: stored ? label(stored) : t('home.title'), body: stored ?? plain, kept: undefined, stored }
}
