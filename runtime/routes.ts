/** Every route of the runtime under /api, behind the hook that says who asks. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import { absenceRoutes } from './absences/absence-routes.ts'
import { actionRoutes } from './actions/action-routes.ts'
import { administrationRoutes } from './administration/administration-routes.ts'
import { aggregateRoutes } from './aggregate/aggregate-routes.ts'
import { revisionOf } from './answered-revision.ts'
import { approvalRoutes } from './approvals/approval-routes.ts'
import { bulkRoutes } from './bulk/bulk-routes.ts'
import { catalogRoutes } from './catalog/catalog-routes.ts'
import { commentRoutes } from './comments/comment-routes.ts'
import { conversionRoutes } from './conversions/conversion-routes.ts'
import { documentRoutes } from './documents/document-routes.ts'
import { printRoutes } from './documents/print-routes.ts'
import type { Door } from './door.ts'
import { duplicateRoutes } from './duplicates/duplicate-routes.ts'
import { exportRoutes } from './export/export-routes.ts'
import { formRoutes } from './forms/form-routes.ts'
import { importRoutes } from './import/import-routes.ts'
import { transitionRoutes } from './lifecycles/transition-routes.ts'
import { listRoutes } from './lists/list-routes.ts'
import { mailRoutes } from './mail/mail-routes.ts'
import { explainMoved } from './moved-catalog.ts'
import { notificationRoutes } from './notifications/notification-routes.ts'
import { openApiRoutes } from './openapi/openapi-routes.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { personalDashboardRoutes } from './personal/personal-dashboard-routes.ts'
import { personalListRoutes } from './personal/personal-list-routes.ts'
import { personalReportRoutes } from './personal/personal-report-routes.ts'
import { queryRoutes } from './queries/query-routes.ts'
import { recentRoutes } from './recent/recent-routes.ts'
import { recordRoutes } from './records/record-routes.ts'
import { recordWriteRoutes } from './records/write/record-write-routes.ts'
import { recycleBinRoutes } from './recycle-bin/recycle-bin-routes.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { scheduleRoutes } from './reports/schedules/schedule-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import type { Caller } from './system.ts'
import { taskRoutes } from './tasks/task-routes.ts'
import { workflowRoutes } from './workflows/workflow-routes.ts'

/** Finds the person behind a request; undefined for a stranger. */
export type FindCaller = (request: FastifyRequest) => Promise<Caller | undefined> | Caller | undefined

/** All areas; a route that is not registered here does not exist. */
export function runtimeRoutes(door: Door, findCaller: FindCaller): FastifyPluginAsync {
  return async http => {
    http.decorateRequest('caller', null)
    http.addHook('onRequest', async (request, reply) => {
      reply.header('fulcrum-revision', String(door.system.catalogs.current().revision))
      const caller = await findCaller(request)
      if (!caller && asksWhetherSignedIn(request)) return reply.code(204).send()
      if (!caller) throw signInRequired('This needs somebody who is signed in.')
      request.caller = caller
    })
    http.setErrorHandler(async (error, request, reply) => {
      reply.header('fulcrum-revision', String(revisionOf(error) ?? door.system.catalogs.current().revision))
      throw await explainMoved(door.system, request, error)
    })
    await http.register(recordRoutes(door))
    await http.register(recordWriteRoutes(door))
    await http.register(conversionRoutes(door))
    await http.register(bulkRoutes(door))
    await http.register(actionRoutes(door))
    await http.register(transitionRoutes(door))
    await http.register(catalogRoutes(door))
    await http.register(listRoutes(door))
    await http.register(aggregateRoutes(door))
    await http.register(queryRoutes(door))
    await http.register(reportRoutes(door))
    await http.register(scheduleRoutes(door))
    await http.register(searchRoutes(door))
    await http.register(pageRoutes(door))
    await http.register(openApiRoutes(door))
    await http.register(duplicateRoutes(door))
    await http.register(recycleBinRoutes(door))
    await http.register(commentRoutes(door))
    await http.register(personalDashboardRoutes(door))
    await http.register(personalListRoutes(door))
    await http.register(personalReportRoutes(door))
    await http.register(recentRoutes(door))
    await http.register(administrationRoutes(door))
    await http.register(notificationRoutes(door))
    await http.register(absenceRoutes(door))
    await http.register(mailRoutes(door))
    await http.register(formRoutes(door))
    await http.register(exportRoutes(door))
    await http.register(importRoutes(door))
    await http.register(taskRoutes(door))
    await http.register(workflowRoutes(door))
    await http.register(approvalRoutes(door))
    await http.register(documentRoutes(door))
    await http.register(printRoutes(door))
  }
}

/** `GET /api/me?optional=true`: a page that is opened by a stranger asks before it shows the sign-in; 204 is its answer. */
function asksWhetherSignedIn(request: FastifyRequest): boolean {
  const { optional } = request.query as { optional?: string }
  return request.routeOptions.url === '/api/me' && request.method === 'GET' && optional === 'true'
}
