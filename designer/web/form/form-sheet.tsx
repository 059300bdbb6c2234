/** The end users' form, with a frame around each of its parts by which it is selected and moved. */
import { useMemo } from 'react'
import { type FormFrame, FormFrameContext } from '#runtime/web/form/form-sections.tsx'
import { RecordForm } from '#runtime/web/form/record-form.tsx'
import { useFormEditing } from './form-context.ts'
import { FormTabs } from './form-tabs.tsx'
import { ItemFrame } from './item-frame.tsx'
import { sampleValues } from './sample-values.ts'
import { SectionFrame } from './section-frame.tsx'

const frame: FormFrame = {
  form: (_tabs, sectionsOf) => <FormTabs sectionsOf={sectionsOf} />,
  section: (section, tab, grid) => (
    <SectionFrame key={section.id} section={section} tab={tab}>
      {grid}
    </SectionFrame>
  ),
  cell: (item, section, tab, content) => (
    <ItemFrame item={item} section={section} tab={tab}>
      {content}
    </ItemFrame>
  ),
}

export function FormSheet() {
  const { form, object } = useFormEditing()
  const values = useMemo(() => sampleValues(object), [object])
  return (
    <FormFrameContext value={frame}>
      <RecordForm
        id="designed-form"
        object={object}
        form={form}
        recordType={undefined}
        values={values}
        onChange={() => undefined}
        onSubmit={() => undefined}
      />
    </FormFrameContext>
  )
}
