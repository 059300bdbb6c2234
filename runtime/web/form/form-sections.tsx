/** The skeleton of a form, for viewing and editing alike: tabs, sections, columns. */
import { Badge, Tabs } from 'antd'
import { createContext, type ReactNode, useContext } from 'react'
import type { FormItem, FormSection, FormTab } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { FormLayout } from './choose-form.ts'
import type { FormState } from './form-rules.ts'
import './form.css'

/** What an editor draws around the parts of a form; below it nothing that is empty or unknown is left out. */
export interface FormFrame {
  readonly form: (tabs: readonly FormTab[], sectionsOf: (tab: FormTab) => ReactNode) => ReactNode
  readonly section: (section: FormSection, tab: FormTab, grid: ReactNode) => ReactNode
  /** `content` is null for a field that cannot be shown. */
  readonly cell: (item: FormItem, section: FormSection, tab: FormTab, content: ReactNode) => ReactNode
}

/** Set by an editor above the form that it edits. */
export const FormFrameContext = createContext<FormFrame | undefined>(undefined)

interface FormSectionsProps {
  readonly form: FormLayout
  /** What stands for an item, or nothing when it is not shown. */
  readonly draw: (item: FormItem) => ReactNode
  /** Ids of tabs and sections and names of fields that are not shown now. */
  readonly hidden?: FormState['hidden'] | undefined
  /** How many fields among these are wrong. */
  readonly faults?: (names: readonly string[]) => number
}

export function FormSections({ form: whole, draw: drawAny, hidden, faults }: FormSectionsProps) {
  const form = {
    ...whole,
    tabs: whole.tabs.flatMap(tab => (hidden?.tabs.includes(tab.id) ? [] : [without(tab, hidden)])),
  }
  const draw = (item: FormItem) => (hidden?.fields.includes(item.field) ? null : drawAny(item))
  const { label } = useLocale()
  const frame = useContext(FormFrameContext)
  const [only] = form.tabs
  const sections = (tab: FormTab) => (
    <div className="form-sections">
      {tab.sections.map(section => (
        <Section key={section.id} tab={tab} section={section} draw={draw} />
      ))}
    </div>
  )
  if (frame) return frame.form(form.tabs, sections)
  if (!only) return null
  if (form.tabs.length === 1) return sections(only)
  return (
    <Tabs
      className="form-tabs"
      items={form.tabs.map(tab => {
        const names = tab.sections
          .flatMap(section => section.items.map(item => item.field))
          .filter(name => !hidden?.fields.includes(name))
        const count = faults?.(names) ?? 0
        return {
          key: tab.id,
          forceRender: true,
          label: (
            <span>
              {label(tab)} {count > 0 ? <Badge count={count} size="small" /> : null}
            </span>
          ),
          children: sections(tab),
        }
      })}
    />
  )
}

function without(tab: FormTab, hidden: FormState['hidden'] | undefined): FormTab {
  if (!hidden || hidden.sections.length === 0) return tab
  return { ...tab, sections: tab.sections.filter(section => !hidden.sections.includes(section.id)) }
}

interface SectionProps {
  readonly tab: FormTab
  readonly section: FormSection
  readonly draw: (item: FormItem) => ReactNode
}

function Section({ tab, section, draw }: SectionProps) {
  const { text } = useLocale()
  const frame = useContext(FormFrameContext)
  const columns = section.columns ?? 1
  const title = text(section.label)
  const cells = section.items.flatMap(item => {
    const content = draw(item)
    const span = Math.min(item.width ?? 1, columns)
    return content === null && !frame
      ? []
      : [
          <div key={item.field} className={`form-cell form-span-${span}`}>
            {frame ? frame.cell(item, section, tab, content) : content}
          </div>,
        ]
  })
  if (frame) return frame.section(section, tab, <div className={`form-grid form-columns-${columns}`}>{cells}</div>)
  if (cells.length === 0) return null
  return (
    <section className="form-section">
      {title ? <h3>{title}</h3> : null}
      <div className={`form-grid form-columns-${columns}`}>{cells}</div>
    </section>
  )
}
