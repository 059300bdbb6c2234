/** Drops the preview of a draft that is discarded; what somebody is at work on that very moment is swept later. */
import { Problem } from '#platform/problem.ts'

import type { DesignerDoor } from '../door.ts'
import { dropPreview } from './drop-preview.ts'

/** Does not fail when the making of the preview does not end in time. */
export async function abandonPreview(door: Pick<DesignerDoor, 'system' | 'directUrl'>, draft: string): Promise<void> {
  try {
    await dropPreview(door, draft)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'preview/unfinished') throw error
  }
}
