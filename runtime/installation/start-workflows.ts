/**
 * Sample records that are under way have a workflow that stands where they stand: a template says which workflows begin
 * with its records, and the worker starts them after the installation as if somebody had pressed the button.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { Queryable } from '#platform/database/database.ts'

import type { System } from '../system.ts'
import { keepStarts } from '../workflows/starting/queue-start.ts'
import type { StartWish } from '../workflows/starting/start-wish.ts'

/** One line of the file: names of workflow and object, id of the start event. */
interface SampleStart {
  readonly workflow: string
  readonly node: string
  readonly object: string
  readonly id: string
  /** Id of the user who is said to have started it. */
  readonly starter: string
  readonly locale: StartWish['locale']
}

/** Queues what the file `start` of the manifest names; does nothing where it names none. */
export async function startWorkflows(system: Pick<System, 'catalogs' | 'ed'>, tx: Queryable, folder: string) {
  const { start } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as { start?: string }
  if (start === undefined) return
  const { symbols, objects } = system.catalogs.current()
  const lines = (await readFile(path.join(folder, start), 'utf8')).split('\n').filter(line => line !== '')
  const wishes = lines.map((line): StartWish => {
    const { workflow, node, object, id, starter, locale } = JSON.parse(line) as SampleStart
    const [definition, of] = [symbols.definition('workflow', workflow), objects.get(object)]
    if (!definition || !of) throw new Error(`The sample records start the unknown workflow ${workflow} of ${object}`)
    return {
      workflowId: definition.id,
      node,
      record: { object: of.id, id },
      variables: {},
      starter,
      locale,
      depth: 0,
      because: 'button',
    }
  })
  await keepStarts(tx, system.ed, wishes)
}
