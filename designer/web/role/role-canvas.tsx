/** A role on its canvas: what it may do with every object, what it is shown, and what that means for people. */
import type { CanvasProps } from '../canvas-props.ts'
import { GrantedNames } from './granted-names.tsx'
import { RightsMatrix } from './rights-matrix.tsx'
import './role.css'
import { RoleEffectBar } from './role-effect-bar.tsx'
import { SystemRights } from './system-rights.tsx'
import { useRoleEffect } from './use-role-effect.ts'

export function RoleCanvas({ definition }: CanvasProps<'role'>) {
  const handle = useRoleEffect(definition)
  return (
    <div className="role-canvas">
      <RoleEffectBar {...handle} />
      <RightsMatrix role={definition} effect={handle.effect ?? undefined} />
      <div className="role-lists">
        <GrantedNames role={definition} kind="menu" />
        <GrantedNames role={definition} kind="dashboard" />
        <GrantedNames role={definition} kind="report" />
        <GrantedNames role={definition} kind="action" />
        <GrantedNames role={definition} kind="conversion" />
        <SystemRights role={definition} effect={handle.effect ?? undefined} />
      </div>
    </div>
  )
}
