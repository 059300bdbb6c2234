/** What became of each part of a model that was drawn elsewhere, in both languages. */
import { elementName, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'

interface Both {
  readonly en: string
  readonly 'zh-CN': string
}

export interface ReportLine {
  /** Id of the element in the file, and what people called it. */
  readonly id: string
  readonly element: string
  readonly name?: string
  readonly text: Both
}

export interface ImportReport {
  readonly dialect: string
  readonly nodes: number
  readonly flows: number
  readonly mapped: readonly ReportLine[]
  readonly leftOut: readonly ReportLine[]
}

export interface ReportWriter {
  readonly mapped: (element: ModdleElement, en: string, zh: string) => void
  readonly leftOut: (element: ModdleElement, en: string, zh: string) => void
  readonly lines: () => Pick<ImportReport, 'mapped' | 'leftOut'>
}

const most = 500

/** A report that is written as the model is read. */
export function createReport(): ReportWriter {
  const mapped: ReportLine[] = []
  const leftOut: ReportLine[] = []
  const into = (lines: ReportLine[]) => (element: ModdleElement, en: string, zh: string) => {
    if (lines.length >= most) return
    const name = typeof element.name === 'string' ? element.name : undefined
    lines.push({
      id: element.id ?? '',
      element: elementName(element),
      ...(name ? { name } : {}),
      text: { en, 'zh-CN': zh },
    })
  }
  return { mapped: into(mapped), leftOut: into(leftOut), lines: () => ({ mapped, leftOut }) }
}
