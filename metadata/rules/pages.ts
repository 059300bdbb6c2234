/** A page puts together what belongs to its object: its form, its children or queries, what happened to it. */
import type { PageDefinition } from '../definitions.ts'
import { mayLeadTo } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const pages: Rule = function* (context) {
  for (const page of context.symbols.all('page')) {
    yield* checkRelated(page, context)
    yield* checkTimeline(page, context)
  }
}

function* checkRelated(page: PageDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const [index, related] of (page.related ?? []).entries()) {
    const pointer = `/related/${index}`
    if ((related.children === undefined) === (related.query === undefined)) {
      yield error(
        page,
        'page/not-one-source',
        pointer,
        'It shows children or a query: exactly one.',
        '须且只能指定子记录或查询之一。',
      )
    }
    const use = related.children === undefined ? undefined : pathAt(page, `${pointer}/children`)?.end
    if (use && use.type !== 'children') {
      yield error(
        page,
        'page/not-children',
        `${pointer}/children`,
        `${use.name} is no children field.`,
        `${use.name} 不是子记录字段。`,
      )
    }
    if (related.children !== undefined || related.query === undefined) continue
    for (const name of ['columns', 'filter', 'sort', 'create'] as const) {
      if (related[name] === undefined) continue
      yield error(
        page,
        'page/not-used',
        `${pointer}/${name}`,
        'A query brings its own; this is for children.',
        '查询自带此设置；此项仅用于子记录。',
      )
    }
  }
}

function* checkTimeline(page: PageDefinition, { symbols, pathAt }: RuleContext): Iterable<Finding> {
  const object = symbols.definition('object', page.object)
  for (const [index, source] of (page.timeline?.sources ?? []).entries()) {
    const pointer = `/timeline/sources/${index}`
    const through = pathAt(page, `${pointer}/through`)?.end
    const leads = through?.type === 'reference' || through?.type === 'anyReference'
    if (through && object && !(leads && mayLeadTo(through, object))) {
      yield error(
        page,
        'page/unfit-source',
        `${pointer}/through`,
        `${source.object}.${through.name} does not lead to ${object.name}.`,
        `${source.object}.${through.name} 不指向 ${object.name}。`,
      )
    }
    const at = pathAt(page, `${pointer}/at`)?.end
    if (at && at.type !== 'date' && at.type !== 'datetime') {
      yield error(page, 'page/not-moment', `${pointer}/at`, `${at.name} is no date.`, `${at.name} 不是日期。`)
    }
  }
}
