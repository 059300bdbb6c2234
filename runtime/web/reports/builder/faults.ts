/** Which part of the report a refusal is about, and what it says, in the language of whoever builds it. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import { isProblem } from '../../api/problem.ts'
import { useLocale } from '../../i18n/use-locale.ts'

/** By part, such as `/rows/0`, `/measures/2` or `/filter`. */
export type Faults = ReadonlyMap<string, string>

interface Told {
  readonly pointer?: string
  readonly message?: string | LocalizedText
}

const parts = ['rows', 'columns', 'measures', 'filter', 'period'] as const

/** Reads the errors and findings of a problem. */
export function useFaults(): (error: unknown) => Faults {
  const { t } = useTranslation()
  const { locale, text } = useLocale()
  return useCallback(
    error => {
      if (!isProblem(error)) return new Map()
      const told = [...error.errors, ...((error.body.findings as readonly Told[] | undefined) ?? [])] as readonly Told[]
      return new Map(
        told.flatMap(({ pointer = '', message }): [string, string][] => {
          const [, first = '', second] = pointer.split('/')
          const part = parts.find(item => item === first)
          if (!part) return []
          const words =
            typeof message === 'object'
              ? text(message)
              : locale === 'en' && message
                ? message
                : t(`builder.fault.${part}`)
          const isList = part === 'rows' || part === 'columns' || part === 'measures'
          return [[isList ? `/${part}/${second}` : `/${part}`, words]]
        }),
      )
    },
    [t, locale, text],
  )
}
