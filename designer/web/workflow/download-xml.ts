/** Gives the workflow to the person as a file that other tools for BPMN open. */
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { toXml } from '#runtime/web/workflow/to-xml.ts'

/** Starts the download of `<name>.bpmn`. */
export function downloadXml(workflow: WorkflowDefinition, locale: Locale): void {
  const file = new Blob([toXml(workflow, { locale, as: 'document' })], { type: 'application/xml' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `${workflow.name}.bpmn`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
