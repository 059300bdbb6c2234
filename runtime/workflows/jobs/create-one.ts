/** The service that makes a record. */
import type { CreateService } from '#metadata/definitions.ts'

import { createRecords } from '../../records/write/create-records.ts'
import { recordVariable } from '../engine/stored-value.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import { asWorkflow } from '../workflow-actor.ts'
import type { Done } from './done.ts'
import { evaluateValues, objectOfService } from './evaluate-values.ts'

/** Whoever started the workflow owns the record, unless something else is said. */
export async function createOne(run: Run, wait: Wait, { target, set }: CreateService): Promise<Done> {
  const object = objectOfService(run, target)
  const given = await evaluateValues(run, wait, object, set)
  const { starter } = run.instance
  const owner = object.definition.ownership === 'user' && starter && !('owner' in given) ? { owner: starter } : {}
  const values = { ...owner, ...given }
  const [created] = await createRecords(asWorkflow(run.context, run.instance), object, [values])
  const id = created?.id ?? ''
  return { result: recordVariable(object.id, id), data: { object: object.name, id, after: values } }
}
