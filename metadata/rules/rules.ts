/** Every rule that an application obeys, in the order that reads best when several fail. */
import { accessChains } from './access-chains.ts'
import { actions } from './actions.ts'
import { approvals } from './approvals.ts'
import { children } from './children.ts'
import { choices } from './choices.ts'
import { computedFields } from './computed-fields.ts'
import type { Rule } from './context.ts'
import { conversions } from './conversions.ts'
import { dashboards } from './dashboards.ts'
import { dataTypes } from './data-types.ts'
import { defaults } from './defaults.ts'
import { documents } from './documents.ts'
import { expressions } from './expressions.ts'
import { filters } from './filters.ts'
import { forms } from './forms.ts'
import { hierarchies } from './hierarchies.ts'
import { keys } from './keys.ts'
import { knownReferences } from './known-references.ts'
import { labels } from './labels.ts'
import { lifecycles } from './lifecycles.ts'
import { limits } from './limits.ts'
import { lists } from './lists.ts'
import { mailTemplates } from './mail-templates.ts'
import { menus } from './menus.ts'
import { numberings } from './numberings.ts'
import { pages } from './pages.ts'
import { partBoundaries } from './part-boundaries.ts'
import { parties } from './parties.ts'
import { paths } from './paths.ts'
import { patterns } from './patterns.ts'
import { queries } from './queries.ts'
import { reportCharts } from './report-charts.ts'
import { reportSources } from './report-sources.ts'
import { reports } from './reports.ts'
import { reservedNames } from './reserved-names.ts'
import { roleFields } from './role-fields.ts'
import { sameObject } from './same-object.ts'
import { scopes } from './scopes.ts'
import { sorts } from './sorts.ts'
import { systemDefinitions } from './system-definitions.ts'
import { taskRecipients } from './task-recipients.ts'
import { templateParts } from './template-parts.ts'
import { titles } from './titles.ts'
import { uniqueIds } from './unique-ids.ts'
import { uniqueKeys } from './unique-keys.ts'
import { uniqueNames } from './unique-names.ts'
import { workflowEvents } from './workflow-events.ts'
import { workflowNodes } from './workflow-nodes.ts'
import { workflowPaths } from './workflow-paths.ts'
import { workflowStructure } from './workflow-structure.ts'

export const rules = {
  uniqueIds,
  uniqueNames,
  uniqueKeys,
  reservedNames,
  knownReferences,
  systemDefinitions,
  titles,
  paths,
  expressions,
  children,
  hierarchies,
  accessChains,
  scopes,
  parties,
  keys,
  choices,
  defaults,
  computedFields,
  limits,
  patterns,
  dataTypes,
  numberings,
  forms,
  lists,
  sorts,
  filters,
  queries,
  reports,
  reportCharts,
  reportSources,
  dashboards,
  pages,
  menus,
  actions,
  conversions,
  lifecycles,
  mailTemplates,
  documents,
  workflowStructure,
  workflowPaths,
  workflowEvents,
  workflowNodes,
  approvals,
  taskRecipients,
  sameObject,
  roleFields,
  templateParts,
  partBoundaries,
  labels,
} satisfies Record<string, Rule>
