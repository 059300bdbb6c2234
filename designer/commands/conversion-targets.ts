/** What a conversion makes, and the mappings of one of its targets or of lines that are copied along. */
import type { ConversionDefinition, ConversionField, ConversionTarget } from '#metadata/definitions.ts'
import { text } from '#metadata/kinds/schema.ts'
import { findElement } from './element-order.ts'

export const targetArgument = text(['Target', '目标'], ['By its name or label.', '用名称或标签指明。'], {
  minLength: 1,
})
export const linesArgument = text(
  ['Lines', '明细'],
  ['The children field of the target, for a mapping of its lines.', '映射明细时，目标的子记录字段。'],
)

/** The target of that name, id or label; problem `definition/unknown`. */
export function findTarget({ targets }: ConversionDefinition, wanted: string): ConversionTarget {
  return targets[findElement(targets, wanted, 'target')] as ConversionTarget
}

/** The conversion with other mappings of a target, or of its lines; problem `definition/unknown`. */
export function withMappings(
  conversion: ConversionDefinition,
  target: ConversionTarget,
  lines: string | undefined,
  change: (fields: readonly ConversionField[]) => ConversionField[],
): ConversionDefinition {
  const changed = lines === undefined ? { ...target, fields: change(target.fields) } : withLines(target, lines, change)
  return { ...conversion, targets: conversion.targets.map(item => (item === target ? changed : item)) }
}

function withLines(
  target: ConversionTarget,
  lines: string,
  change: (fields: readonly ConversionField[]) => ConversionField[],
): ConversionTarget {
  const children = target.children ?? []
  const at = findElement(
    children.map(item => ({ field: item.to })),
    lines,
    'lines',
  )
  return {
    ...target,
    children: children.map((item, index) => (index === at ? { ...item, fields: change(item.fields) } : item)),
  }
}
