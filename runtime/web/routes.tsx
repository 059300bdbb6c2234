/** Every address of the app; each screen arrives when it is first opened. */
import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { mount } from './api/mount.ts'
import { NotFound } from './shell/not-found.tsx'
import { RouteError } from './shell/route-error.tsx'
import { RouteLoading } from './shell/route-loading.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedIn } from './shell/signed-in.tsx'

const screen = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
  errorElement: <RouteError />,
})

const signedIn: RouteObject[] = [
  screen('/', async () => (await import('./home/home-page.tsx')).HomePage),
  screen('/records/:object', async () => (await import('./list/list-page.tsx')).ListPage),
  screen('/records/:object/new', async () => (await import('./record/new-record-page.tsx')).NewRecordPage),
  screen('/records/:object/import', async () => (await import('./import/import-page.tsx')).ImportPage),
  screen('/records/:object/:id', async () => (await import('./record/record-page.tsx')).RecordPage),
  screen('/queries/:query', async () => (await import('./list/query-page.tsx')).QueryPage),
  screen('/report-schedules', async () => (await import('./report-schedules/schedules-page.tsx')).SchedulesPage),
  screen('/reports', async () => (await import('./reports/reports-page.tsx')).ReportsPage),
  screen('/reports/new/:object', async () => (await import('./reports/builder/build-report-page.tsx')).NewReportPage),
  screen('/reports/:report/edit', async () => (await import('./reports/builder/build-report-page.tsx')).EditReportPage),
  screen('/reports/:report', async () => (await import('./reports/report-page.tsx')).ReportPage),
  screen('/dashboards/:dashboard', async () => (await import('./dashboards/dashboard-page.tsx')).DashboardPage),
  screen('/tasks/:id?', async () => (await import('./tasks/tasks-page.tsx')).TasksPage),
  screen('/processes', async () => (await import('./instances/instances-page.tsx')).InstancesPage),
  screen('/processes/workflow/:name', async () => (await import('./instances/heat-page.tsx')).HeatPage),
  screen('/processes/:id', async () => (await import('./instances/instance-page.tsx')).InstancePage),
  screen('/search', async () => (await import('./search/search-page.tsx')).SearchPage),
  screen('/recycle-bin', async () => (await import('./recycle-bin/recycle-bin-page.tsx')).RecycleBinPage),
  screen('/profile', async () => (await import('./profile/profile-page.tsx')).ProfilePage),
  screen('/admin/roles', async () => (await import('./administration/roles-page.tsx')).RolesPage),
  screen('/admin/sessions', async () => (await import('./administration/sessions-page.tsx')).SessionsPage),
  screen('/admin/audit', async () => (await import('./administration/audit-page.tsx')).AuditPage),
  screen('/admin/jobs', async () => (await import('./administration/jobs-page.tsx')).JobsPage),
  screen('/admin/mail', async () => (await import('./administration/mail-page.tsx')).MailPage),
  screen('/admin/revisions', async () => (await import('./administration/revisions-page.tsx')).RevisionsPage),
  { path: '*', Component: NotFound },
]

/** The router of the browser's address bar. */
export const createRoutes = () =>
  createBrowserRouter(
    [
      {
        hydrateFallbackElement: <RouteLoading />,
        errorElement: <RouteError />,
        children: [
          screen('/sign-in', async () => (await import('./sign-in/sign-in-page.tsx')).SignInPage),
          screen('/sign-in-links/:token', async () => (await import('./sign-in/link-page.tsx')).LinkPage),
          {
            element: (
              <SignedIn>
                <Shell />
              </SignedIn>
            ),
            errorElement: <RouteError />,
            children: signedIn,
          },
        ],
      },
    ],
    { basename: mount || '/' },
  )
