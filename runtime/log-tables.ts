/** The tables beside the records of one ED: audit, outbox, counters. A draft's ED has its own. */
import type { Migration } from '#platform/database/migrate.ts'

import { auditTables } from './audit/tables.ts'
import { commentTables, mentionColumns } from './comments/tables.ts'
import { jobColumn, printedTables, shownColumn } from './documents/tables.ts'
import { duplicateFunctions } from './duplicates/tables.ts'
import { eventTables } from './events/tables.ts'
import { attachmentTables, filesGoneColumn, mailTables } from './mail/tables.ts'
import { notificationTables } from './notifications/tables.ts'
import { counterTables } from './numbering/tables.ts'
import { outboxTables } from './outbox/tables.ts'
import { personalDashboardTables, personalReportTables, personalTables, sharingColumnsSql } from './personal/tables.ts'
import { quote } from './query/identifiers.ts'
import { scheduleTables } from './reports/schedules/tables.ts'
import { lockColumn, workflowTables } from './workflows/tables.ts'

/** What has to be run, in order, to have them in `<ed>_log`, a schema that is there already. */
export function logMigrations(ed: string): Migration[] {
  const log = quote(`${ed}_log`)
  return [
    { name: '002-log-tables', sql: [auditTables(log), outboxTables(log), counterTables(log)].join('\n') },
    { name: '003-normalized', sql: duplicateFunctions(log) },
    { name: '004-comments-and-views', sql: [commentTables(log), personalTables(log)].join('\n') },
    {
      name: '005-notifications-events-mail',
      sql: [notificationTables(log), eventTables(log), mailTables(log)].join('\n'),
    },
    { name: '005-mentions', sql: mentionColumns(log) },
    { name: '006-workflows', sql: workflowTables(log) },
    { name: '007-workflow-locks', sql: lockColumn(log) },
    { name: '008-mail-attachments', sql: attachmentTables(log) },
    { name: '009-personal-reports', sql: personalReportTables(log) },
    { name: '010-report-schedules', sql: scheduleTables(log) },
    { name: '011-personal-dashboards', sql: personalDashboardTables(log) },
    { name: '012-printed-documents', sql: printedTables(log) },
    { name: '013-printed-data', sql: shownColumn(log) },
    { name: '014-sharing', sql: sharingColumnsSql(log) },
    { name: '015-mail-files-gone', sql: filesGoneColumn(log) },
    { name: '016-printed-jobs', sql: jobColumn(log) },
  ]
}
