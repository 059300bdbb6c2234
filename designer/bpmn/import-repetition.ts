/** How often an activity is done: loops and several instances of a model. */
import { elementIn, elementName, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'
import { attributeOf, engineAttribute, zeebeElement } from './engine-words.ts'
import { importFormula, translated } from './import-events.ts'
import type { ReportWriter } from './import-report.ts'

type Properties = Readonly<Record<string, unknown>>

/** The loop or the several instances of an activity; nothing for one that is done once. */
export function importRepetition(element: ModdleElement, report: ReportWriter): Properties {
  const loop = elementIn(element, 'loopCharacteristics')
  if (!loop) return {}
  if (elementName(loop) === 'standardLoopCharacteristics') {
    const condition = importFormula(elementIn(loop, 'loopCondition'), element, report)
    const max = Number(loop.loopMaximum)
    return {
      loop: {
        ...(condition === undefined ? {} : { while: condition }),
        ...(loop.testBefore === true ? { before: true } : {}),
        ...(Number.isInteger(max) && max >= 1 && max <= 1000 ? { max } : {}),
      },
    }
  }
  const items = zeebeElement(loop, 'loopCharacteristics')
  const formula = (text: string | undefined) => (text === undefined ? undefined : translated(text, element, report))
  const collection = formula(engineAttribute(loop, 'collection') ?? attributeOf(items, 'inputCollection'))
  const found = {
    sequential: loop.isSequential === true ? true : undefined,
    collection,
    element: engineAttribute(loop, 'elementVariable') ?? attributeOf(items, 'inputElement'),
    cardinality: importFormula(elementIn(loop, 'loopCardinality'), element, report),
    completion: importFormula(elementIn(loop, 'completionCondition'), element, report),
    output: formula(attributeOf(items, 'outputElement')),
    outputVariable: attributeOf(items, 'outputCollection'),
  }
  return { multiInstance: Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) }
}
