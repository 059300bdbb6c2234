/** What a form tells rjsf about its fields, read back by the parts that draw them. */
import type { UiSchema } from '@rjsf/utils'
import type { FormItem } from '#metadata/definitions.ts'
import type { FormLayout } from './choose-form.ts'

export interface FieldOptions {
  readonly item: FormItem
  readonly objectName: string
}

/** The options of a field; the root of the form has a layout instead. */
export const fieldOptions = (uiSchema: UiSchema | undefined): FieldOptions =>
  (uiSchema?.['ui:options'] ?? {}) as unknown as FieldOptions

/** The layout of the whole form. */
export const layoutOf = (uiSchema: UiSchema | undefined): FormLayout =>
  ((uiSchema?.['ui:options'] ?? {}) as { readonly layout?: FormLayout }).layout ?? { tabs: [] }
