/** The skeleton of a form, for viewing and editing alike: tabs, sections, columns. */
import { Badge, Tabs } from 'antd'
import type { ReactNode } from 'react'
import type { FormItem, FormSection } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { FormLayout } from './choose-form.ts'
import './form.css'

interface FormSectionsProps {
  readonly form: FormLayout
  /** What stands for an item, or nothing when it is not shown. */
  readonly draw: (item: FormItem) => ReactNode
  /** How many fields among these are wrong. */
  readonly faults?: (names: readonly string[]) => number
}

export function FormSections({ form, draw, faults }: FormSectionsProps) {
  const { label } = useLocale()
  const [only] = form.tabs
  const sections = (list: readonly FormSection[]) => (
    <>
      {list.map(section => (
        <Section key={section.id} section={section} draw={draw} />
      ))}
    </>
  )
  if (!only) return null
  if (form.tabs.length === 1) return <div className="form-sections">{sections(only.sections)}</div>
  return (
    <Tabs
      className="form-tabs"
      items={form.tabs.map(tab => {
        const names = tab.sections.flatMap(section => section.items.map(item => item.field))
        const count = faults?.(names) ?? 0
        return {
          key: tab.id,
          forceRender: true,
          label: (
            <span>
              {label(tab)} {count > 0 ? <Badge count={count} size="small" /> : null}
            </span>
          ),
          children: <div className="form-sections">{sections(tab.sections)}</div>,
        }
      })}
    />
  )
}

interface SectionProps {
  readonly section: FormSection
  readonly draw: (item: FormItem) => ReactNode
}

function Section({ section, draw }: SectionProps) {
  const { text } = useLocale()
  const columns = section.columns ?? 1
  const title = text(section.label)
  const cells = section.items.flatMap(item => {
    const content = draw(item)
    const span = Math.min(item.width ?? 1, columns)
    return content === null
      ? []
      : [
          <div key={item.field} className={`form-cell form-span-${span}`}>
            {content}
          </div>,
        ]
  })
  if (cells.length === 0) return null
  return (
    <section className="form-section">
      {title ? <h3>{title}</h3> : null}
      <div className={`form-grid form-columns-${columns}`}>{cells}</div>
    </section>
  )
}
