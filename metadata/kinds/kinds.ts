/** Every kind of definition and its JSON Schema. A kind that is not listed here does not exist. */
import { schema as action } from './action/schema.ts'
import { schema as approval } from './approval/schema.ts'
import { schema as conversion } from './conversion/schema.ts'
import { schema as dashboard } from './dashboard/schema.ts'
import { schema as document } from './document/schema.ts'
import { schema as form } from './form/schema.ts'
import { schema as lifecycle } from './lifecycle/schema.ts'
import { schema as list } from './list/schema.ts'
import { schema as mailTemplate } from './mailTemplate/schema.ts'
import { schema as menu } from './menu/schema.ts'
import { schema as numbering } from './numbering/schema.ts'
import { schema as object } from './object/schema.ts'
import { schema as page } from './page/schema.ts'
import { schema as picklist } from './picklist/schema.ts'
import { schema as query } from './query/schema.ts'
import { schema as report } from './report/schema.ts'
import { schema as role } from './role/schema.ts'
import type { KindName, Schema } from './schema.ts'
import { schema as setting } from './setting/schema.ts'
import { schema as template } from './template/schema.ts'
import { schema as type } from './type/schema.ts'
import { schema as workflow } from './workflow/schema.ts'

export const kinds: Readonly<Record<KindName, Schema>> = {
  template,
  type,
  picklist,
  numbering,
  setting,
  object,
  form,
  list,
  page,
  query,
  report,
  dashboard,
  action,
  conversion,
  lifecycle,
  workflow,
  approval,
  mailTemplate,
  document,
  menu,
  role,
}
