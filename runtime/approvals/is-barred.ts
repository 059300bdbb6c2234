import { stepOfNode } from '#metadata/approvals/step-names.ts'

import type { InstanceRow } from '../workflows/instance-row.ts'
import { programOf } from '../workflows/program.ts'
import type { WriteContext } from '../write.ts'

/** What whoever started it is told. */
export const barred = 'Whoever started the approval does not decide at this step.'

/** Whether somebody started the approval and its step says that he never decides, in whosever place and whoever asks him. */
export async function isBarred(
  { catalog, tx }: WriteContext,
  { starter, workflowId, revision }: Pick<InstanceRow, 'starter' | 'workflowId' | 'revision'>,
  node: string,
  user: string,
): Promise<boolean> {
  if (starter === null || starter !== user) return false
  const { approval } = await programOf(catalog, workflowId, revision, tx)
  return approval !== undefined && stepOfNode(approval, node)?.selfApproval === 'never'
}
