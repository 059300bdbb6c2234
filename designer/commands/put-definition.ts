/** Puts definitions into an application; all others stay the values that they are. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'

/** The application with definitions in the places of those with their ids; new ones stand at the end. */
export function putDefinition(application: NamedApplication, ...changed: readonly Definition[]): NamedApplication {
  const byId = new Map(changed.map(item => [item.id, item]))
  const definitions = application.definitions.map(item => {
    const now = byId.get(item.id)
    byId.delete(item.id)
    return now ?? item
  })
  return { form: 'named', definitions: [...definitions, ...byId.values()] }
}
