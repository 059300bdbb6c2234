/** The canvas of each kind, loaded when it is first opened. What has none is shown by its properties. */
import { type ComponentType, lazy } from 'react'
import type { CanvasProps } from './canvas-props.ts'
import type { KindName } from './draft/use-draft.ts'

type Canvases = { readonly [K in KindName]?: ComponentType<CanvasProps<K>> }

const FormCanvas = lazy(async () => ({ default: (await import('./form/form-canvas.tsx')).FormCanvas }))
const ListCanvas = lazy(async () => ({ default: (await import('./list/list-canvas.tsx')).ListCanvas }))
const MenuCanvas = lazy(async () => ({ default: (await import('./menu/menu-canvas.tsx')).MenuCanvas }))
const PageCanvas = lazy(async () => ({ default: (await import('./page/page-canvas.tsx')).PageCanvas }))
const QueryCanvas = lazy(async () => ({ default: (await import('./query/query-canvas.tsx')).QueryCanvas }))
const ReportCanvas = lazy(async () => ({ default: (await import('./report/report-canvas.tsx')).ReportCanvas }))
const ObjectCanvas = lazy(async () => ({ default: (await import('./object/object-canvas.tsx')).ObjectCanvas }))
const ConversionCanvas = lazy(async () => ({
  default: (await import('./conversion/conversion-canvas.tsx')).ConversionCanvas,
}))
const RoleCanvas = lazy(async () => ({ default: (await import('./role/role-canvas.tsx')).RoleCanvas }))

const TypeCanvas = lazy(async () => ({ default: (await import('./type/type-canvas.tsx')).TypeCanvas }))
const PicklistCanvas = lazy(async () => ({ default: (await import('./picklist/picklist-canvas.tsx')).PicklistCanvas }))
const NumberingCanvas = lazy(async () => ({
  default: (await import('./numbering/numbering-canvas.tsx')).NumberingCanvas,
}))
const ActionCanvas = lazy(async () => ({ default: (await import('./action/action-canvas.tsx')).ActionCanvas }))

const WorkflowCanvas = lazy(async () => ({
  default: (await import('./workflow/workflow-canvas.tsx')).WorkflowCanvas,
}))

const ApprovalCanvas = lazy(async () => ({
  default: (await import('./approval/approval-canvas.tsx')).ApprovalCanvas,
}))

const MailTemplateCanvas = lazy(async () => ({
  default: (await import('./mail-template/mail-template-canvas.tsx')).MailTemplateCanvas,
}))

const DocumentCanvas = lazy(async () => ({
  default: (await import('./document/document-canvas.tsx')).DocumentCanvas,
}))

const LifecycleCanvas = lazy(async () => ({
  default: (await import('./lifecycle/lifecycle-canvas.tsx')).LifecycleCanvas,
}))

const DashboardCanvas = lazy(async () => ({
  default: (await import('./dashboard/dashboard-canvas.tsx')).DashboardCanvas,
}))

export const canvases: Canvases = {
  dashboard: DashboardCanvas,
  object: ObjectCanvas,
  role: RoleCanvas,
  conversion: ConversionCanvas,
  form: FormCanvas,
  list: ListCanvas,
  menu: MenuCanvas,
  page: PageCanvas,
  query: QueryCanvas,
  report: ReportCanvas,
  type: TypeCanvas,
  picklist: PicklistCanvas,
  numbering: NumberingCanvas,
  action: ActionCanvas,
  lifecycle: LifecycleCanvas,
  workflow: WorkflowCanvas,
  approval: ApprovalCanvas,
  mailTemplate: MailTemplateCanvas,
  document: DocumentCanvas,
}
