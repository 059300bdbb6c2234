/** Who may do what with a new object, role by role. */
import { Segmented } from 'antd'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { allLevels, type Level, mayAll } from './right-levels.ts'
import { texts } from './texts.ts'

interface RoleLevelsProps {
  readonly roles: readonly RoleDefinition[]
  readonly levels: Readonly<Record<string, Level>>
  readonly onChange: (levels: Readonly<Record<string, Level>>) => void
}

export function RoleLevels({ roles, levels, onChange }: RoleLevelsProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  return (
    <>
      <div className="role-levels">
        {roles.map(role => (
          <div key={role.id} className="role-level">
            <span>{label(role)}</span>
            {mayAll(role) ? (
              <span className="muted role-level-fixed">{t.levels.full}</span>
            ) : (
              <Segmented<Level>
                size="small"
                aria-label={label(role)}
                value={levels[role.name] ?? 'none'}
                onChange={level => onChange({ ...levels, [role.name]: level })}
                options={allLevels.map(value => ({ value, label: t.levels[value] }))}
              />
            )}
          </div>
        ))}
      </div>
      <span className="muted hint">{t.rightsHint}</span>
    </>
  )
}
