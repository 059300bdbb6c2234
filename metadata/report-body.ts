/** What a report says, without what it is called and whose it is: the same for definitions and for reports of one's own. */
import type { ReportDefinition } from './definitions.ts'

/** Everything between a report's name and its answer. */
export type ReportBody = Omit<ReportDefinition, 'id' | 'kind' | 'name' | 'label' | 'part' | 'roles'>
