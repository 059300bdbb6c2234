/** The dialogs in which definitions are made; a kind without one is made in the canvas of another. */
import { type ComponentType, lazy } from 'react'
import type { KindName } from './draft/use-draft.ts'
import type { NewDialogProps } from './new-dialog-props.ts'

const NewType = lazy(async () => ({ default: (await import('./type/new-type-dialog.tsx')).NewTypeDialog }))
const NewPicklist = lazy(async () => ({
  default: (await import('./picklist/new-picklist-dialog.tsx')).NewPicklistDialog,
}))
const NewNumbering = lazy(async () => ({
  default: (await import('./numbering/new-numbering-dialog.tsx')).NewNumberingDialog,
}))
const NewAction = lazy(async () => ({ default: (await import('./action/new-action-dialog.tsx')).NewActionDialog }))

const NewObjectDialog = lazy(async () => ({
  default: (await import('./object/new-object-dialog.tsx')).NewObjectDialog,
}))
const NewConversionDialog = lazy(async () => ({
  default: (await import('./conversion/new-conversion-dialog.tsx')).NewConversionDialog,
}))
const NewRoleDialog = lazy(async () => ({ default: (await import('./role/new-role-dialog.tsx')).NewRoleDialog }))
const NewForm = lazy(async () => ({ default: (await import('./form/new-form-dialog.tsx')).NewFormDialog }))
const NewList = lazy(async () => ({ default: (await import('./list/new-list-dialog.tsx')).NewListDialog }))
const NewPage = lazy(async () => ({ default: (await import('./page/new-page-dialog.tsx')).NewPageDialog }))
const NewQuery = lazy(async () => ({ default: (await import('./query/new-query-dialog.tsx')).NewQueryDialog }))
const NewReport = lazy(async () => ({ default: (await import('./report/new-report-dialog.tsx')).NewReportDialog }))
const NewMenu = lazy(async () => ({ default: (await import('./menu/new-menu-dialog.tsx')).NewMenuDialog }))

const NewWorkflow = lazy(async () => ({
  default: (await import('./workflow/new-workflow-dialog.tsx')).NewWorkflowDialog,
}))

const NewApproval = lazy(async () => ({
  default: (await import('./approval/new-approval-dialog.tsx')).NewApprovalDialog,
}))

const NewSetting = lazy(async () => ({
  default: (await import('./setting/new-setting-dialog.tsx')).NewSettingDialog,
}))

const NewMailTemplate = lazy(async () => ({
  default: (await import('./mail-template/new-mail-template-dialog.tsx')).NewMailTemplateDialog,
}))

const NewDocument = lazy(async () => ({
  default: (await import('./document/new-document-dialog.tsx')).NewDocumentDialog,
}))

const NewLifecycle = lazy(async () => ({
  default: (await import('./lifecycle/new-lifecycle-dialog.tsx')).NewLifecycleDialog,
}))

const NewDashboard = lazy(async () => ({
  default: (await import('./dashboard/new-dashboard-dialog.tsx')).NewDashboardDialog,
}))

export const newDialogs: Partial<Record<KindName, ComponentType<NewDialogProps>>> = {
  object: NewObjectDialog,
  form: NewForm,
  list: NewList,
  page: NewPage,
  query: NewQuery,
  report: NewReport,
  dashboard: NewDashboard,
  menu: NewMenu,
  role: NewRoleDialog,
  conversion: NewConversionDialog,
  type: NewType,
  picklist: NewPicklist,
  numbering: NewNumbering,
  setting: NewSetting,
  action: NewAction,
  lifecycle: NewLifecycle,
  workflow: NewWorkflow,
  approval: NewApproval,
  mailTemplate: NewMailTemplate,
  document: NewDocument,
}
