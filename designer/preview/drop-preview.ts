/** Drops the preview of a draft: its database with all that is in it, its role, its row. */
import type { DesignerDoor } from '../door.ts'
import { previewsOf } from './previews.ts'

/** Also while it is being made; does nothing when there is none. */
export function dropPreview(door: Pick<DesignerDoor, 'system' | 'directUrl'>, draft: string): Promise<void> {
  return previewsOf(door).drop(draft)
}
