/** Every field type with its picture and a sentence, in groups; arrow keys move among them. */
import { useTexts } from '../texts/use-texts.ts'
import { fieldTypeTexts } from './field-type-texts.ts'
import { type FieldType, fieldTypeGroups, fieldTypes } from './field-types.ts'
import { texts } from './texts.ts'

interface FieldGalleryProps {
  readonly value: FieldType | undefined
  readonly onChange: (type: FieldType) => void
  /** Types that are not offered. */
  readonly without?: readonly FieldType[]
}

export function FieldGallery({ value, onChange, without = [] }: FieldGalleryProps) {
  const t = useTexts(texts)
  const { groups, names, sentences } = useTexts(fieldTypeTexts)
  return (
    <div className="field-gallery" role="radiogroup" aria-label={t.type}>
      {(Object.keys(fieldTypeGroups) as (keyof typeof fieldTypeGroups)[]).map(group => (
        <div key={group} className="field-gallery-group">
          <h3>{groups[group]}</h3>
          {fieldTypeGroups[group]
            .filter(type => !without.includes(type))
            .map(type => {
              const TypeIcon = fieldTypes[type].icon
              return (
                <label key={type} className={value === type ? 'gallery-type gallery-type-chosen' : 'gallery-type'}>
                  <input
                    type="radio"
                    name="field-type"
                    className="visually-hidden"
                    checked={value === type}
                    onChange={() => onChange(type)}
                  />
                  <span className="gallery-icon">
                    <TypeIcon aria-hidden />
                  </span>
                  <span>
                    <strong>{names[type]}</strong>
                    <span className="muted">{sentences[type]}</span>
                  </span>
                </label>
              )
            })}
        </div>
      ))}
    </div>
  )
}
