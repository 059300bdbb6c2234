/** Formulas as values of conditions, for those screens of the app that build filters. */
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { QueryParameter } from '#metadata/definitions.ts'
import type { ValueSources } from './sourced-rule-value.tsx'

/** It brings the language of expressions along. */
const RuleFormula = lazy(async () => ({ default: (await import('./rule-formula.tsx')).RuleFormula }))

const none: readonly QueryParameter[] = []

/** What the builder of filters offers besides constants; the parameters are those that formulas and values may name. */
export function useFormulas(parameters: readonly QueryParameter[] = none): ValueSources {
  return useMemo(
    () => ({
      parameters,
      formula: slot => (
        <Suspense fallback={<Skeleton.Input active size="small" />}>
          <RuleFormula {...slot} parameters={parameters} />
        </Suspense>
      ),
    }),
    [parameters],
  )
}
