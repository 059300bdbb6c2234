/** The same form on a phone, beside the desktop's: looked at, selected on, not rearranged. */
import { useMemo } from 'react'
import { fieldOf } from '#runtime/web/api/catalog.ts'
import { type FormFrame, FormFrameContext } from '#runtime/web/form/form-sections.tsx'
import { RecordForm } from '#runtime/web/form/record-form.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useFormEditing } from './form-context.ts'
import { sampleValues } from './sample-values.ts'
import { texts } from './texts.ts'

export function PhonePreview() {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const { form, object, openTab, showTab } = useFormEditing()
  const { place, select } = useSelection()
  const values = useMemo(() => sampleValues(object), [object])
  const frame: FormFrame = {
    form: (tabs, sectionsOf) => (
      <>
        {tabs.length > 1 ? (
          <nav className="tab-strip" aria-label={`${t.tabs} (${t.phone})`}>
            {tabs.map(tab => (
              <span key={tab.id} className={tab.id === openTab ? 'tab-head tab-open' : 'tab-head'}>
                <button type="button" className="tab-name" onClick={() => showTab(tab.id)}>
                  {label(tab)}
                </button>
              </span>
            ))}
          </nav>
        ) : null}
        {tabs.filter(tab => tab.id === openTab).map(sectionsOf)}
      </>
    ),
    section: (section, _tab, grid) =>
      section.items.length === 0 ? null : (
        <section key={section.id} className="form-section">
          {text(section.label) ? <h3>{text(section.label)}</h3> : null}
          {grid}
        </section>
      ),
    cell: (item, section, tab, content) => (
      <div className={place[5] === item.field ? 'item-frame item-selected' : 'item-frame'}>
        <div inert className="item-content">
          {content}
        </div>
        <button
          type="button"
          className="frame-grip frame-still"
          aria-label={`${label(fieldOf(object, item.field)) || item.field} (${t.phone})`}
          onClick={() => select(['tabs', tab.id, 'sections', section.id, 'items', item.field])}
        />
      </div>
    ),
  }
  return (
    <div className="phone-frame">
      <FormFrameContext value={frame}>
        <RecordForm
          id="designed-form-phone"
          object={object}
          form={form}
          recordType={undefined}
          values={values}
          onChange={() => undefined}
          onSubmit={() => undefined}
        />
      </FormFrameContext>
    </div>
  )
}
