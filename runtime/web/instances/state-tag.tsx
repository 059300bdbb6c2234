/** The state of an instance as a small colored word. */
import { useTranslation } from 'react-i18next'
import type { InstanceState } from './instance.ts'
import './instances.css'

export function StateTag({ state }: { readonly state: InstanceState }) {
  const { t } = useTranslation()
  return <span className={`process-state process-state-${state}`}>{t(`processes.states.${state}`)}</span>
}
