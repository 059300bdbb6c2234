/** What a node is called in a list: by its label, and what it is. */
import { useCallback } from 'react'
import type { WorkflowNode } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { elementOf, eventDefinitionOf } from '#runtime/web/workflow/node-shape.ts'
import { choiceTexts, elementChoices } from './element-choices.ts'

/** The words for a node. */
export function useNodeWords(): (node: WorkflowNode) => string {
  const { locale, text } = useLocale()
  return useCallback(
    node => {
      const said = text(node.type === 'textAnnotation' ? node.text : node.label)
      const choice = elementChoices.find(({ target }) => {
        const { type, eventDefinitionType, triggeredByEvent } = target
        const element = elementOf(node)
        return (
          type.toLowerCase() === `bpmn:${element}`.toLowerCase() &&
          eventDefinitionType?.toLowerCase() === lower(eventDefinitionOf(node)) &&
          Boolean(triggeredByEvent) === (node.type === 'subProcess' && Boolean(node.byEvent))
        )
      })
      const sort = choice ? choiceTexts[locale][choice.key] : node.type
      return said ? `${said} · ${sort}` : sort
    },
    [locale, text],
  )
}

const lower = (definition: string | undefined) => definition && `bpmn:${definition}`.toLowerCase()
