/** The edits of an object's fields, as commands. */
import { useMemo } from 'react'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { EditAnswer } from '../api/draft-api.ts'
import { useDraft } from '../draft/use-draft.ts'

type Answer = Promise<EditAnswer | undefined>

interface FieldCommands {
  readonly moveField: (id: string, to: number) => Answer
  readonly setProperty: (field: FieldDefinition, property: string, value: unknown) => Answer
  readonly setLabel: (field: FieldDefinition, text: string) => Answer
  readonly renameField: (field: FieldDefinition, to: string) => Answer
  readonly addField: (field: object, places?: { readonly forms: string[]; readonly lists: string[] }) => Answer
}

/** Commands on the object; labels are set in the language of the screen. */
export function useFieldCommands(object: ObjectDefinition): FieldCommands {
  const { run } = useDraft()
  const { locale } = useLocale()
  return useMemo(() => {
    const setProperty = (field: FieldDefinition, property: string, value: unknown) =>
      run('set-property', {
        kind: 'object',
        name: object.name,
        path: ['fields', field.id, property],
        ...(value === undefined ? {} : { value }),
      })
    return {
      setProperty,
      setLabel: (field, text) => setProperty(field, 'label', { ...field.label, [locale]: text }),
      moveField: (id, to) => {
        const others = object.fields.filter(field => field.id !== id)
        return run('move-field', { object: object.name, field: id, after: others[to - 1]?.id ?? null })
      },
      renameField: (field, to) => run('rename-field', { object: object.name, field: field.name, to }),
      addField: (field, places) => run('add-field', { object: object.name, field, ...places }),
    }
  }, [run, object, locale])
}
