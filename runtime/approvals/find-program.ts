import sql from 'sql-template-tag'

import { Problem } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { logOf } from '../workflows/instance-row.ts'
import { type Program, programOf } from '../workflows/program.ts'

/** What an instance goes by; undefined where it is gone. */
export async function findProgram(context: Context, instance: string): Promise<Program | undefined> {
  const [row] = await context.db.query<{ workflow: string; revision: number }>(
    sql`select workflow_id as workflow, revision from ${logOf(context)}.workflow_instance where id = ${instance}::uuid`,
  )
  return row && (await findProgramOf(context, row))
}

/** The same, where it is known which workflow and revision that is. */
export async function findProgramOf(
  { catalog, db }: Context,
  { workflow, revision }: { readonly workflow: string; readonly revision: number },
): Promise<Program | undefined> {
  return await programOf(catalog, workflow, revision, db).catch((error: unknown) => {
    if (error instanceof Problem && error.status < 500) return undefined
    throw error
  })
}
