/** Generated from the JSON Schemas in kinds/ by `npm run types`; do not edit. */
/* biome-ignore-all lint: generated */
/* biome-ignore-all format: generated */
import type { Filter } from './filter.ts'

export type Definition =
  | TemplateDefinition
  | TypeDefinition
  | PicklistDefinition
  | NumberingDefinition
  | SettingDefinition
  | ObjectDefinition
  | FormDefinition
  | ListDefinition
  | PageDefinition
  | QueryDefinition
  | ReportDefinition
  | DashboardDefinition
  | ActionDefinition
  | ConversionDefinition
  | LifecycleDefinition
  | WorkflowDefinition
  | ApprovalDefinition
  | MailTemplateDefinition
  | DocumentDefinition
  | MenuDefinition
  | RoleDefinition
export type NumberPart = TextPart | YearPart | MonthPart | DayPart | UnitPart | FieldPart | CounterPart
export type FieldDefinition =
  | TextField
  | LongTextField
  | IntegerField
  | DecimalField
  | MoneyField
  | PercentField
  | RatingField
  | BooleanField
  | DateField
  | DatetimeField
  | EmailField
  | PhoneField
  | UrlField
  | ChoiceField
  | MultiChoiceField
  | ReferenceField
  | ChildrenField
  | AnyReferenceField
  | AutoNumberField
  | FileField
export type DashboardTile = ReportTile | KpiTile | ListTile | TasksTile | RecentTile | TextTile | LinksTile
export type WorkflowNode =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | PlainTask
  | ManualTask
  | UserTask
  | ServiceTask
  | ScriptTask
  | SendTask
  | ReceiveTask
  | BusinessRuleTask
  | CallActivity
  | SubProcess
  | Transaction
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | EventBasedGateway
  | TextAnnotation
  | UnsupportedNode
export type StartTrigger =
  | CreatedTrigger
  | UpdatedTrigger
  | StateTrigger
  | ButtonTrigger
  | ScheduleTrigger
  | MessageEvent
  | SignalEvent
  | TimerEvent
  | ConditionEvent
  | ErrorEvent
  | EscalationEvent
  | CompensationStart
export type EndResult =
  ThrownMessage | ThrownSignal | ThrownError | ThrownEscalation | ThrownCompensation | CancelEnd | TerminateEnd
export type CaughtEvent = TimerEvent | MessageEvent | SignalEvent | ConditionEvent | LinkEvent
export type ThrownEvent = ThrownMessage | ThrownSignal | ThrownEscalation | ThrownCompensation | LinkEvent
export type BoundaryTrigger =
  | TimerEvent
  | MessageEvent
  | SignalEvent
  | ConditionEvent
  | ErrorEvent
  | EscalationEvent
  | CompensationEvent
  | CancelEvent
export type ServiceAction =
  | CreateService
  | UpdateService
  | FindService
  | PeopleService
  | TransitionService
  | NotifyService
  | MailService
  | PrintService
  | WebhookService
export type ApprovalStart =
  ApprovalCreatedTrigger | ApprovalUpdatedTrigger | ApprovalStateTrigger | ApprovalButtonTrigger

export interface TemplateDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'template'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Semantic version.
   */
  version: string
  /**
   * Templates that are installed with it.
   *
   * Items: Templates that are installed with it.
   */
  requires?: string[]
  /**
   * What can be installed alone.
   */
  parts?: TemplatePart[]
  /**
   * Whether sample records come with it, in its folder records.
   */
  records?: 'none' | 'samples'
}
export interface LocalizedText {
  /**
   * The English text.
   */
  en?: string
  /**
   * The Simplified Chinese text.
   */
  'zh-CN'?: string
}
export interface TemplatePart {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * Parts of this template that it needs.
   */
  requires?: string[]
}
export interface TypeDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'type'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * The field type it narrows.
   */
  base:
    | 'text'
    | 'longText'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'percent'
    | 'email'
    | 'phone'
    | 'url'
    | 'choice'
    | 'multiChoice'
  /**
   * In characters.
   */
  maxLength?: number
  /**
   * Regular expression that the whole text matches.
   */
  pattern?: string
  /**
   * Smallest value accepted.
   */
  min?: string
  /**
   * Largest value accepted.
   */
  max?: string
  /**
   * Digits after the point.
   */
  scale?: number
  /**
   * Where the choices come from.
   */
  picklist?: string
  /**
   * What can be chosen, in order.
   */
  choices?: Choice[]
}
export interface Choice {
  /**
   * What records hold; never changes.
   */
  code: string
  label: LocalizedText
  /**
   * Color of its tag.
   */
  color?: string
  /**
   * Records in this state no longer count as open.
   */
  closed?: boolean
  /**
   * Shown on old records, no longer offered.
   */
  retired?: boolean
  /**
   * Code of the choice above it.
   */
  parent?: string
  /**
   * Likelihood in percent, where it stands for a stage.
   */
  probability?: number
}
export interface PicklistDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'picklist'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * What can be chosen, in order.
   */
  choices: Choice[]
}
export interface NumberingDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'numbering'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose fields the pattern may use.
   */
  object?: string
  /**
   * What a number is put together from, in order.
   */
  parts: NumberPart[]
  /**
   * When the counter begins again.
   */
  reset?: 'never' | 'year' | 'month' | 'day' | 'unit'
  /**
   * Gapless: no number is left out. Fast: numbers of failed saves are lost.
   */
  mode?: 'gapless' | 'fast'
  /**
   * Where the counter begins.
   */
  start?: number
}
export interface TextPart {
  /**
   * What stands here.
   */
  part: 'text'
  /**
   * The fixed text.
   */
  text: string
}
export interface YearPart {
  /**
   * What stands here.
   */
  part: 'year'
}
export interface MonthPart {
  /**
   * What stands here.
   */
  part: 'month'
}
export interface DayPart {
  /**
   * What stands here.
   */
  part: 'day'
}
export interface UnitPart {
  /**
   * What stands here.
   */
  part: 'unit'
}
export interface FieldPart {
  /**
   * What stands here.
   */
  part: 'field'
  /**
   * Whose value.
   */
  field: string
}
export interface CounterPart {
  /**
   * What stands here.
   */
  part: 'counter'
  /**
   * Fewest digits.
   */
  digits: number
}
export interface SettingDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'setting'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * What its values are.
   */
  type: 'number' | 'text' | 'boolean' | 'date'
  /**
   * Its value where none is set, written as text: 100000, 2026-01-31, true.
   */
  default?: string
}
export interface ObjectDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'object'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  plural: LocalizedText
  /**
   * Name of its picture.
   */
  icon?: string
  /**
   * Color of its picture.
   */
  color?: string
  /**
   * Who a record belongs to.
   */
  ownership: 'user' | 'team' | 'none'
  /**
   * The path that leads to the customer whom a record concerns.
   */
  party?: string
  access?: ObjectAccess
  /**
   * The reference to its own object that makes a tree.
   */
  hierarchy?: string
  /**
   * What a record is called: text with fields in braces.
   */
  title: string
  /**
   * What a record holds, in order.
   */
  fields: FieldDefinition[]
  /**
   * Combinations of fields that no two records share.
   */
  keys?: ObjectKey[]
  /**
   * Combinations of fields that are often searched or sorted together.
   */
  indexes?: ObjectIndex[]
  /**
   * Fields that the global search finds a record by.
   *
   * Items: Fields that the global search finds a record by.
   */
  search?: string[]
  /**
   * How records that are the same thing twice are noticed.
   */
  duplicates?: DuplicateRule[]
  /**
   * What has to be true of a record.
   */
  validations?: Validation[]
  /**
   * Whether changes are kept.
   */
  history?: 'all' | 'none'
  /**
   * Variants of the object with their own form, page, choices and numbering.
   */
  recordTypes?: RecordType[]
}
export interface ObjectAccess {
  /**
   * Own: by its owner. Follows: as the record it belongs to.
   */
  mode: 'own' | 'follows'
  /**
   * The reference whose record decides.
   */
  through?: string
}
export interface TextField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'text'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * In characters.
   */
  maxLength?: number
  /**
   * Regular expression that the whole text matches.
   */
  pattern?: string
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
}
export interface RollUp {
  /**
   * The children field whose records are taken together.
   */
  children: string
  /**
   * How they are taken together.
   */
  fn: 'count' | 'sum' | 'min' | 'max' | 'avg'
  /**
   * The field of the children; not for a count.
   */
  field?: string
  /**
   * Only children for which it is true.
   */
  where?: string
}
export interface LongTextField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'longText'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * In characters.
   */
  maxLength?: number
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
}
export interface IntegerField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'integer'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Smallest value accepted.
   */
  min?: string
  /**
   * Largest value accepted.
   */
  max?: string
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
}
export interface DecimalField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'decimal'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Smallest value accepted.
   */
  min?: string
  /**
   * Largest value accepted.
   */
  max?: string
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Digits after the point.
   */
  scale?: number
}
export interface MoneyField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'money'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Smallest value accepted.
   */
  min?: string
  /**
   * Largest value accepted.
   */
  max?: string
  /**
   * Digits after the point.
   */
  scale?: number
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Value of a new record.
   */
  default?: string
}
export interface PercentField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'percent'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Smallest value accepted.
   */
  min?: string
  /**
   * Largest value accepted.
   */
  max?: string
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Digits after the point.
   */
  scale?: number
}
export interface RatingField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'rating'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * The best that can be given; 5 if not said.
   */
  stars?: number
  /**
   * Stars of a new record.
   */
  default?: number
}
export interface BooleanField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'boolean'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Value of a new record.
   */
  default?: boolean
}
export interface DateField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'date'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Value of a new record: a date, or today, now, today+7.
   */
  default?: string
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
}
export interface DatetimeField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'datetime'
  /**
   * Its value is computed from the record and cannot be entered.
   */
  formula?: string
  /**
   * The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.
   */
  whenRead?: boolean
  rollUp?: RollUp
  /**
   * Value of a new record that was given none, computed from its other values.
   */
  defaultFormula?: string
  /**
   * Value of a new record: a date, or today, now, today+7.
   */
  default?: string
}
export interface EmailField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'email'
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Value of a new record.
   */
  default?: string
}
export interface PhoneField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'phone'
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Value of a new record.
   */
  default?: string
}
export interface UrlField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'url'
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Value of a new record.
   */
  default?: string
}
export interface ChoiceField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'choice'
  /**
   * Where the choices come from.
   */
  picklist?: string
  /**
   * What can be chosen, in order.
   */
  choices?: Choice[]
  /**
   * Value of a new record.
   */
  default?: string
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
}
export interface MultiChoiceField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'multiChoice'
  /**
   * Where the choices come from.
   */
  picklist?: string
  /**
   * What can be chosen, in order.
   */
  choices?: Choice[]
  /**
   * Entry of the data dictionary that it takes its limits from.
   */
  dataType?: string
  /**
   * Codes chosen on a new record.
   *
   * Items: Value of a new record.
   */
  default?: string[]
}
export interface ReferenceField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'reference'
  /**
   * The object it leads to.
   */
  target: string
  /**
   * What happens when the record it leads to is deleted.
   */
  onDelete?: 'restrict' | 'clear' | 'cascade'
  filter?: Filter
  /**
   * Of a field that leads to a user: only people who hold one of these roles can be chosen.
   *
   * Items: Of a field that leads to a user: only people who hold one of these roles can be chosen.
   */
  roles?: string[]
  /**
   * A new record can be made from the field.
   */
  createInPlace?: boolean
  /**
   * No two records that are not deleted share a value.
   */
  unique?: boolean
  /**
   * $me on a field that leads to a user.
   */
  default?: string
}
export interface ChildrenField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'children'
  /**
   * The object it leads to.
   */
  target: string
  /**
   * The reference, on the target, that leads back here.
   */
  via: string
  /**
   * Lines that are edited and saved with this record and deleted with it.
   */
  embedded?: boolean
}
export interface AnyReferenceField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'anyReference'
  /**
   * The objects it may lead to.
   *
   * Items: The objects it may lead to.
   */
  targets: string[]
}
export interface AutoNumberField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'autoNumber'
  /**
   * The rule that makes it.
   */
  numbering: string
}
export interface FileField {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  help?: LocalizedText
  /**
   * No record is saved without it.
   */
  required?: boolean
  /**
   * Masked in offline copies.
   */
  personal?: boolean
  /**
   * Kept on old records, no longer offered.
   */
  retired?: boolean
  /**
   * The field type.
   */
  type: 'file'
  /**
   * Holds more than one file.
   */
  many?: boolean
  /**
   * Media types, separated by commas: image/*,application/pdf.
   */
  accept?: string
}
export interface ObjectKey {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * Together unlike in any two records.
   *
   * Items: Together unlike in any two records.
   */
  fields: string[]
}
export interface ObjectIndex {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * In the order of the index.
   *
   * Items: In the order of the index.
   */
  fields: string[]
}
export interface DuplicateRule {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Exact: equal values. Normalized: equal after case, width, spaces, punctuation and legal forms are taken away.
   */
  match: 'exact' | 'normalized'
  /**
   * All of them match.
   *
   * Items: All of them match.
   */
  fields: string[]
  /**
   * What happens on a match.
   */
  action: 'warn' | 'block'
}
export interface Validation {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
  /**
   * What has to be true of a record that is saved; where it comes to null, nothing is objected to.
   */
  holds: string
  message: LocalizedText
  /**
   * Where it is shown.
   */
  field?: string
  /**
   * An error is not saved; a warning is shown while typing.
   */
  level: 'error' | 'warning'
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  recordTypes?: string[]
}
export interface RecordType {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * Its own form.
   */
  form?: string
  /**
   * Its own record page.
   */
  page?: string
  /**
   * Its own numbering.
   */
  numbering?: string
  /**
   * Choice fields that offer less in this record type.
   */
  choices?: RecordTypeChoices[]
  /**
   * No longer offered for new records.
   */
  retired?: boolean
}
export interface RecordTypeChoices {
  /**
   * A choice field.
   */
  field: string
  /**
   * The choices that remain.
   *
   * Items: A choice that this record type offers.
   */
  codes: string[]
}
export interface FormDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'form'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it shows.
   */
  object: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  recordTypes?: string[]
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * Record: the whole form. Dialog: the short one for create in place.
   */
  purpose?: 'record' | 'dialog'
  /**
   * In order.
   */
  tabs: FormTab[]
  /**
   * What changes with a field while the form is filled in; lines in a grid go by the dialog of their own object.
   */
  changes?: FormChange[]
}
export interface FormTab {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
  /**
   * Shown only while it is true; what was entered stays.
   */
  visibleWhen?: string
  /**
   * Groups of fields.
   */
  sections: FormSection[]
}
export interface FormSection {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Shown only while it is true; what was entered stays.
   */
  visibleWhen?: string
  /**
   * Fields beside each other on a wide screen.
   */
  columns?: number
  /**
   * Fields in order.
   */
  items: FormItem[]
}
export interface FormItem {
  /**
   * The field or children it shows.
   */
  field: string
  /**
   * In columns of the section.
   */
  width?: number
  /**
   * Shown, not changed here.
   */
  readOnly?: boolean
  /**
   * Asked for here although the field itself does not.
   */
  required?: boolean
  /**
   * Shown only while it is true; what was entered stays.
   */
  visibleWhen?: string
  /**
   * Asked for here while it is true.
   */
  requiredWhen?: string
  /**
   * Not changed here while it is true.
   */
  readOnlyWhen?: string
  /**
   * Height of a long text.
   */
  rows?: number
  /**
   * What the child grid shows, in order.
   */
  columns?: GridColumn[]
}
export interface GridColumn {
  /**
   * A field of the child record.
   */
  field: string
  /**
   * In pixels.
   */
  width?: number
  /**
   * What stands below the column.
   */
  total?: 'sum' | 'count' | 'avg' | 'min' | 'max'
}
export interface FormChange {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * When one of these fields is changed by whoever fills in the form.
   *
   * Items: When one of these fields is changed by whoever fills in the form.
   */
  on: string[]
  /**
   * Only if it is true.
   */
  when?: string
  /**
   * Fields and their new values.
   */
  set: FormulaAssignment[]
}
export interface FormulaAssignment {
  /**
   * What is set.
   */
  field: string
  /**
   * Its new value; may be changed afterwards.
   */
  formula: string
}
export interface ListDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'list'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it shows.
   */
  object: string
  /**
   * Opened where the object alone is named.
   */
  default?: boolean
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * In order.
   */
  columns: ListColumn[]
  filter?: Filter
  /**
   * Beside the filter: only records for which it is true.
   */
  where?: string
  /**
   * Colors of rows; the first that is true counts.
   */
  colors?: ListColor[]
  /**
   * In order of weight.
   */
  sort?: SortItem[]
  /**
   * Fields offered above the table.
   *
   * Items: Fields offered above the table.
   */
  quickFilters?: string[]
  /**
   * Cells can be changed in the table.
   */
  inlineEdit?: boolean
  massActions?: MassActions
  /**
   * Buttons for the selected record.
   *
   * Items: Buttons for the selected record.
   */
  actions?: string[]
  /**
   * What a card on a phone shows below the title.
   *
   * Items: What a card on a phone shows below the title.
   */
  card?: string[]
}
export interface ListColumn {
  /**
   * A field, or a path across references.
   */
  field: string
  /**
   * In pixels.
   */
  width?: number
  /**
   * What stands below the column, over all records of the list.
   */
  total?: 'sum' | 'avg' | 'min' | 'max'
}
export interface ListColor {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * Records for which it is true have the color.
   */
  when: string
  /**
   * Color of the row.
   */
  color: string
}
export interface SortItem {
  /**
   * What it is sorted by.
   */
  field: string
  /**
   * Largest or latest first.
   */
  descending?: boolean
}
export interface MassActions {
  /**
   * Fields of all selected records can be set.
   */
  update?: boolean
  /**
   * All selected records can be given to somebody.
   */
  assign?: boolean
  /**
   * All selected records can be deleted.
   */
  delete?: boolean
}
export interface PageDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'page'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it shows.
   */
  object: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  recordTypes?: string[]
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * Key fields beside the title.
   *
   * Items: Key fields beside the title.
   */
  header?: string[]
  /**
   * The form it shows.
   */
  form?: string
  /**
   * Below or beside the form, in order.
   */
  related?: RelatedList[]
  timeline?: Timeline
  /**
   * Buttons of the page.
   *
   * Items: Buttons of the page.
   */
  actions?: string[]
  /**
   * What the record can be turned into.
   *
   * Items: What the record can be turned into.
   */
  conversions?: string[]
}
export interface RelatedList {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * A children field of the object.
   */
  children?: string
  /**
   * Or a query that takes the record as $record.
   */
  query?: string
  /**
   * What is shown of each child.
   *
   * Items: What is shown of each child.
   */
  columns?: string[]
  filter?: Filter
  /**
   * In order of weight.
   */
  sort?: SortItem[]
  /**
   * Shown at first.
   */
  limit?: number
  /**
   * A child can be made from here.
   */
  create?: boolean
}
export interface Timeline {
  /**
   * What appears in the timeline.
   */
  sources: TimelineSource[]
  /**
   * Also shows what was changed, when and by whom.
   */
  changes?: boolean
}
export interface TimelineSource {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What happens, such as activities.
   */
  object: string
  /**
   * Its reference that leads to the record of the page.
   */
  through: string
  /**
   * Its moment.
   */
  at: string
  /**
   * What is shown besides the title.
   *
   * Items: What is shown besides the title.
   */
  show?: string[]
  /**
   * A new one can be written in the timeline.
   */
  create?: boolean
}
export interface QueryDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'query'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it asks about.
   */
  object: string
  /**
   * In filter values, {"parameter": "name"} stands for one; formulas know them by name.
   */
  parameters?: QueryParameter[]
  /**
   * What is shown of each record.
   *
   * Items: What is shown of each record.
   */
  select?: string[]
  filter?: Filter
  /**
   * One row for each combination.
   */
  groups?: QueryGroup[]
  /**
   * What is reckoned for each group.
   */
  measures?: QueryMeasure[]
  /**
   * In order of weight.
   */
  sort?: SortItem[]
  /**
   * At most.
   */
  limit?: number
}
export interface QueryParameter {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label?: LocalizedText
  /**
   * What may be given.
   */
  type: 'text' | 'number' | 'date' | 'boolean' | 'record'
  /**
   * Without it there is no answer.
   */
  required?: boolean
  /**
   * Taken when nothing is given.
   */
  default?: string
}
export interface QueryGroup {
  /**
   * What is grouped by.
   */
  field: string
  /**
   * Granularity of a date.
   */
  by?: 'day' | 'week' | 'month' | 'quarter' | 'year'
}
export interface QueryMeasure {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  as: string
  label?: LocalizedText
  /**
   * How it is reckoned.
   */
  fn: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max'
  /**
   * What is reckoned; not for count.
   */
  field?: string
}
export interface ReportDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'report'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * Whose records are reckoned.
   */
  object: string
  /**
   * Only records that this query finds; its parameters are asked for, too.
   */
  query?: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * In filter values, {"parameter": "name"} stands for one; formulas know them by name.
   */
  parameters?: QueryParameter[]
  filter?: Filter
  period?: ReportPeriod
  /**
   * What goes down, outer groups first.
   */
  rows?: ReportGroup[]
  /**
   * What goes across, outer groups first.
   */
  columns?: ReportGroup[]
  /**
   * What is reckoned where rows and columns meet.
   */
  measures: ReportMeasure[]
  chart?: ReportChart
  /**
   * Subtotals and grand totals, only these, or none; all unless said.
   */
  totals?: 'all' | 'grand' | 'none'
  /**
   * Amounts of other currencies are converted by the rate of this date; of today where none is said.
   */
  rateDate?: string
}
export interface ReportPeriod {
  /**
   * A date, or a date and time.
   */
  field: string
  /**
   * Which days, unless whoever opens it chooses others.
   */
  range:
    | 'today'
    | 'yesterday'
    | 'last_7_days'
    | 'last_30_days'
    | 'last_90_days'
    | 'next_30_days'
    | 'next_90_days'
    | 'this_week'
    | 'last_week'
    | 'this_month'
    | 'last_month'
    | 'next_month'
    | 'this_quarter'
    | 'last_quarter'
    | 'next_quarter'
    | 'this_year'
    | 'last_year'
    | 'next_year'
    | 'this_fiscal_quarter'
    | 'last_fiscal_quarter'
    | 'this_fiscal_year'
    | 'last_fiscal_year'
}
export interface ReportGroup {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * A field, or a path across references; behind a children field it splits the measures of these children.
   */
  field: string
  /**
   * Granularity of a date. Fiscal years begin in the month that the business parameter fiscal_year_start says.
   */
  by?: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscalQuarter' | 'fiscalYear'
  /**
   * Whether days, weeks, months without values are shown; those of the period are unless said, where they are the outermost group.
   */
  emptyPeriods?: 'show' | 'hide'
  /**
   * A measure; by what is grouped where none is said.
   */
  sortBy?: string
  /**
   * Measures begin with the largest, everything else with the smallest, unless said.
   */
  order?: 'ascending' | 'descending'
  /**
   * Only so many, by a measure.
   */
  top?: number
  /**
   * The measure; the first one where none is said.
   */
  topBy?: string
  /**
   * What becomes of what is not among the top; others unless said.
   */
  rest?: 'others' | 'leave'
}
export interface ReportMeasure {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  as: string
  label?: LocalizedText
  /**
   * How it is reckoned; none where there is a formula.
   */
  fn?: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max' | 'median'
  /**
   * What is reckoned, also of children; a count needs none, or the children that it counts.
   */
  field?: string
  source?: ReportSource
  filter?: Filter
  /**
   * From the measures before it. A division by zero has no value.
   */
  formula?: string
  /**
   * The value itself, or what it is against others.
   */
  show?:
    | 'value'
    | 'previous'
    | 'difference'
    | 'change'
    | 'running'
    | 'shareOfTotal'
    | 'shareOfParent'
    | 'shareOfRow'
    | 'shareOfColumn'
  /**
   * What previous, difference and change go by: the period before, or the same one a year before.
   */
  against?: 'period' | 'year'
  /**
   * How the result of a formula is written.
   */
  format?: 'number' | 'percent' | 'money'
  /**
   * To how many it is rounded.
   */
  decimals?: number
  /**
   * The first that is true counts.
   */
  colors?: ReportColor[]
}
export interface ReportSource {
  /**
   * Whose records are reckoned.
   */
  object: string
  /**
   * What is reckoned; not for count.
   */
  field?: string
  filter?: Filter
  /**
   * The date to which the period of the report applies; the one that goes with its group of dates where none is said.
   */
  period?: string
  /**
   * By which it is split; for the other groups it is shown where they are added up.
   */
  groups?: ReportSharedGroup[]
  /**
   * The reference that leads from its records to those of the report: filters of the report then hold for both.
   */
  record?: string
  /**
   * Filters over these fields of the report hold for both; of any other filter it is said that it does not.
   */
  paths?: ReportFilteredField[]
  /**
   * Fields that the records of the report have under the same names: filters over them hold for both.
   *
   * Items: Fields that the records of the report have under the same names: filters over them hold for both.
   */
  common?: string[]
}
export interface ReportSharedGroup {
  /**
   * Id of a group in rows or columns.
   */
  group: string
  /**
   * What goes with it.
   */
  field: string
}
export interface ReportFilteredField {
  /**
   * A field of the records of the report.
   */
  own: string
  /**
   * What goes with it; none where filters over it do not concern these records.
   */
  field?: string
}
export interface ReportColor {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * Over this measure and those before it.
   */
  when: string
  /**
   * Color of the cell.
   */
  color: string
}
export interface ReportChart {
  /**
   * What is drawn. Dates go along the axis, whether they stand in rows or columns.
   */
  type: 'bar' | 'stacked' | 'line' | 'area' | 'pie' | 'funnel' | 'scatter' | 'heatmap' | 'gauge'
  /**
   * What is drawn; the first measure where none is named, of a scatter chart the first two: across, upwards, and the size of the points.
   *
   * Items: The name of a measure.
   */
  measures?: string[]
  /**
   * Bars go to the right rather than upwards.
   */
  horizontal?: boolean
  /**
   * Of a gauge: a number, or the name of a measure.
   */
  target?: string
}
export interface DashboardDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'dashboard'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * The first dashboard with this that a person may open is the home page.
   */
  home?: boolean
  /**
   * Where it stands among the dashboards.
   */
  order?: number
  /**
   * Shared by the tiles that follow them.
   */
  filters?: DashboardFilter[]
  /**
   * In the order of reading; each goes to the first gap in which it fits.
   */
  tiles: DashboardTile[]
}
export interface DashboardFilter {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What is chosen.
   */
  type: 'period' | 'user' | 'unit' | 'choice'
  /**
   * A range such as this_quarter, $me or $my_team for people, $my_unit for units, or the code of a choice.
   */
  default?: string
}
export interface ReportTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'report'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  /**
   * What is asked.
   */
  report: string
  /**
   * The chart where the report has one, unless said.
   */
  show?: 'chart' | 'table' | 'both'
  /**
   * Instead of the period of the report, unless a shared filter says another.
   */
  period?:
    | 'today'
    | 'yesterday'
    | 'last_7_days'
    | 'last_30_days'
    | 'last_90_days'
    | 'next_30_days'
    | 'next_90_days'
    | 'this_week'
    | 'last_week'
    | 'this_month'
    | 'last_month'
    | 'next_month'
    | 'this_quarter'
    | 'last_quarter'
    | 'next_quarter'
    | 'this_year'
    | 'last_year'
    | 'next_year'
    | 'this_fiscal_quarter'
    | 'last_fiscal_quarter'
    | 'this_fiscal_year'
    | 'last_fiscal_year'
  /**
   * What the report is asked with.
   */
  parameters?: TileParameter[]
  /**
   * The shared filters that it follows.
   */
  filters?: FollowedFilter[]
}
export interface TileParameter {
  /**
   * A parameter of the report.
   */
  name: string
  /**
   * What it is asked with.
   */
  value: string
}
export interface FollowedFilter {
  /**
   * Id of a filter of the dashboard.
   */
  filter: string
  /**
   * What it goes by; a period without a field sets the period of the report.
   */
  field?: string
}
export interface KpiTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'kpi'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  /**
   * What is asked.
   */
  report: string
  /**
   * A measure of the report.
   */
  measure: string
  target?: KpiTarget
  /**
   * Which way is good; higher unless said.
   */
  better?: 'higher' | 'lower'
  /**
   * From here on it is green: percent of the target (100 unless said), or the value itself where there is no target.
   */
  green?: string
  /**
   * From here on it is yellow, below it red: percent of the target (80 unless said, 120 where lower is better), or the value itself.
   */
  yellow?: string
  /**
   * The trend is against the period before, or the same one a year before.
   */
  compare?: 'period' | 'year'
  /**
   * A small line over the dates by which the report groups.
   */
  line?: boolean
  /**
   * Instead of the period of the report, unless a shared filter says another.
   */
  period?:
    | 'today'
    | 'yesterday'
    | 'last_7_days'
    | 'last_30_days'
    | 'last_90_days'
    | 'next_30_days'
    | 'next_90_days'
    | 'this_week'
    | 'last_week'
    | 'this_month'
    | 'last_month'
    | 'next_month'
    | 'this_quarter'
    | 'last_quarter'
    | 'next_quarter'
    | 'this_year'
    | 'last_year'
    | 'next_year'
    | 'this_fiscal_quarter'
    | 'last_fiscal_quarter'
    | 'this_fiscal_year'
    | 'last_fiscal_year'
  /**
   * What the report is asked with.
   */
  parameters?: TileParameter[]
  /**
   * The shared filters that it follows.
   */
  filters?: FollowedFilter[]
}
export interface KpiTarget {
  /**
   * A fixed target.
   */
  number?: string
  /**
   * Or the total of a measure.
   */
  measure?: string
  /**
   * Whose measure it is, where it is another report.
   */
  report?: string
}
export interface ListTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'list'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  /**
   * Whose first records are shown.
   */
  list: string
  /**
   * How many are shown; 5 unless said.
   */
  limit?: number
  /**
   * The shared filters that it follows.
   */
  filters?: FollowedListFilter[]
}
export interface FollowedListFilter {
  /**
   * Id of a filter of the dashboard.
   */
  filter: string
  /**
   * What it goes by.
   */
  field: string
}
export interface TasksTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'tasks'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  /**
   * How many are shown; 5 unless said.
   */
  limit?: number
}
export interface RecentTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'recent'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
}
export interface TextTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'text'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  text: LocalizedText
}
export interface LinksTile {
  /**
   * Never changes; given when the tile is made.
   */
  id: string
  label?: LocalizedText
  /**
   * What it shows.
   */
  type: 'links'
  /**
   * Columns of the twelve that a screen has.
   */
  width?: number
  /**
   * Rows of some 80 pixels.
   */
  height?: number
  /**
   * In order; each opens exactly one thing.
   */
  links: TileLink[]
}
export interface TileLink {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Opens a list.
   */
  list?: string
  /**
   * Opens a query.
   */
  query?: string
  /**
   * Opens a report.
   */
  report?: string
  /**
   * Opens a dashboard.
   */
  dashboard?: string
  /**
   * Opens a web address.
   */
  link?: string
}
export interface ActionDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'action'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it is for.
   */
  object: string
  /**
   * Name of its picture.
   */
  icon?: string
  /**
   * Open a list or form, update the record, or follow a link.
   */
  does: 'open' | 'update' | 'link'
  when?: Filter
  /**
   * Beside when: offered only for records for which it is true.
   */
  condition?: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  confirm?: LocalizedText
  /**
   * Open: the form of a new record that refers to this one.
   */
  form?: string
  /**
   * Open: this list.
   */
  list?: string
  /**
   * Link: address with fields in braces.
   */
  link?: string
  /**
   * Update: fields asked for before.
   *
   * Items: Update: fields asked for before.
   */
  input?: string[]
  /**
   * Fields and their new values.
   */
  set?: Assignment[]
}
export interface Assignment {
  /**
   * What is set.
   */
  field: string
  /**
   * A constant, $me, today or now.
   */
  value: string | number | boolean | null | string[]
}
export interface ConversionDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'conversion'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * What is converted.
   */
  object: string
  when?: Filter
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * What is made, in order.
   */
  targets: ConversionTarget[]
  /**
   * Fields and their new values.
   */
  set?: Assignment[]
  /**
   * What the source remembers of the records made.
   */
  link?: ConversionLink[]
}
export interface ConversionTarget {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label?: LocalizedText
  /**
   * What is made.
   */
  target: string
  /**
   * The person may leave it out.
   */
  optional?: boolean
  /**
   * An existing record with the same values is offered instead.
   *
   * Items: An existing record with the same values is offered instead.
   */
  match?: string[]
  /**
   * Each from a path, an earlier target, the source or a constant.
   */
  fields: ConversionField[]
  /**
   * Child lines that are copied.
   */
  children?: ConversionLines[]
}
export interface ConversionField {
  /**
   * What is filled in.
   */
  field: string
  /**
   * Path on the source.
   */
  from?: string
  /**
   * The record that an earlier target made, by its name.
   */
  made?: string
  /**
   * The source record itself.
   */
  source?: boolean
  /**
   * A constant, $me, today or now.
   */
  value?: string | number | boolean | null
}
export interface ConversionLines {
  /**
   * Children field of the target.
   */
  to: string
  /**
   * Children field of the source.
   */
  from: string
  /**
   * For each line.
   */
  fields: ConversionLineField[]
}
export interface ConversionLineField {
  /**
   * Of the new line.
   */
  field: string
  /**
   * Path on the source line.
   */
  from?: string
  /**
   * A constant, $me, today or now.
   */
  value?: string | number | boolean | null
}
export interface ConversionLink {
  /**
   * Reference on the source.
   */
  field: string
  /**
   * The target whose record it then leads to, by its name.
   */
  made: string
}
export interface LifecycleDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'lifecycle'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Whose records it is for.
   */
  object: string
  /**
   * The choice field that holds the state.
   */
  field: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  recordTypes?: string[]
  /**
   * In the order in which they are shown.
   */
  states: LifecycleState[]
  /**
   * States of new records; the first where nothing is chosen and the field has no default.
   *
   * Items: Code of a state.
   */
  initial: string[]
  /**
   * The ways from state to state; no other change is possible.
   */
  transitions: LifecycleTransition[]
  /**
   * What may and must be entered, state by state.
   */
  control?: LifecycleControl[]
  /**
   * What a record needs to enter a state; all that is missing is told at once.
   */
  completeness?: CompletenessRule[]
  /**
   * Where states stand in the graph; it changes nothing else.
   */
  layout?: LifecyclePlace[]
}
export interface LifecycleState {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * The choice of the field that it is.
   */
  code: string
  /**
   * Open, or ended with success, without it, or simply done.
   */
  kind: 'open' | 'won' | 'lost' | 'done'
  /**
   * A step of the way, or an exception that the bar shows only while a record is in it; by itself it follows from the transitions.
   */
  shownAs?: 'step' | 'exception'
  guidance?: LocalizedText
  next?: LocalizedText
}
export interface LifecycleTransition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * States that it leads out of.
   *
   * Items: Code of a state.
   */
  from: string[]
  /**
   * The state that it leads to.
   */
  to: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * Possible only when it is true.
   */
  condition?: string
  /**
   * Fields that have a value afterwards.
   *
   * Items: Fields that have a value afterwards.
   */
  required?: string[]
  /**
   * Fields that a dialog asks for before.
   *
   * Items: Fields that a dialog asks for before.
   */
  input?: string[]
  /**
   * Fields and their new values.
   */
  set?: TransitionSet[]
  /**
   * Name of its picture.
   */
  icon?: string
  /**
   * Shown as something that is not lightly done.
   */
  danger?: boolean
  /**
   * Only workflows, actions and conversions do it: it has no button, and nobody sets the state by hand.
   */
  automatic?: boolean
}
export interface TransitionSet {
  /**
   * What is set.
   */
  field: string
  /**
   * A constant, $me, today or now.
   */
  value?: string | number | boolean | null | string[]
  /**
   * Its value is reckoned instead.
   */
  formula?: string
}
export interface LifecycleControl {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * In which it applies.
   *
   * Items: Code of a state.
   */
  states: string[]
  /**
   * What it applies to.
   *
   * Items: What it applies to.
   */
  fields: string[]
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * What may be done with the fields; what names roles goes before what does not.
   */
  mode: 'readOnly' | 'required' | 'optional' | 'hidden'
}
export interface CompletenessRule {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
  /**
   * What may be entered only when it holds.
   */
  state: string
  /**
   * What must be true.
   */
  condition?: string
  /**
   * What must have a value.
   *
   * Items: What must have a value.
   */
  fields?: string[]
}
export interface LifecyclePlace {
  /**
   * Code of a state.
   */
  state: string
  /**
   * From the left.
   */
  x: number
  /**
   * From the top.
   */
  y: number
}
export interface WorkflowDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'workflow'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * Whose records it runs for; without it, it has no record.
   */
  object?: string
  /**
   * While it runs, its record is written by it alone, and by its tasks.
   */
  lock?: boolean
  /**
   * What an instance keeps.
   */
  variables?: WorkflowVariable[]
  /**
   * Areas of the diagram; they decide nothing.
   */
  lanes?: WorkflowLane[]
  /**
   * The elements of the diagram.
   */
  nodes: WorkflowNode[]
  /**
   * Where it goes on; asked in this order.
   */
  flows: WorkflowFlow[]
  /**
   * Where things stand in the diagram; it changes nothing else.
   */
  layout?: LayoutItem[]
}
export interface WorkflowVariable {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label?: LocalizedText
  /**
   * What it holds.
   */
  type:
    'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'duration' | 'record' | 'records' | 'people' | 'list' | 'any'
  /**
   * Of which object its records are.
   */
  target?: string
  /**
   * Not started without it.
   */
  required?: boolean
  /**
   * Its value at the start.
   */
  default?: string
}
export interface WorkflowLane {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
}
export interface StartEvent {
  /**
   * What it is.
   */
  type: 'startEvent'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  event?: StartTrigger
  /**
   * What it reacts to does not end what is under way.
   */
  nonInterrupting?: boolean
}
export interface CreatedTrigger {
  /**
   * What it is.
   */
  type: 'created'
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface UpdatedTrigger {
  /**
   * What it is.
   */
  type: 'updated'
  /**
   * None named means any.
   *
   * Items: None named means any.
   */
  fields?: string[]
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface StateTrigger {
  /**
   * What it is.
   */
  type: 'state'
  /**
   * The choice field.
   */
  field?: string
  /**
   * Code of the choice.
   */
  state?: string
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ButtonTrigger {
  /**
   * What it is.
   */
  type: 'button'
  label?: LocalizedText
  /**
   * For these; none named means whoever may change the record.
   *
   * Items: For these; none named means whoever may change the record.
   */
  roles?: string[]
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ScheduleTrigger {
  /**
   * What it is.
   */
  type: 'schedule'
  /**
   * Minute, hour, day, month, weekday.
   */
  cron?: string
  /**
   * IANA name; without it, that of the system.
   */
  timeZone?: string
}
export interface MessageEvent {
  /**
   * What it is.
   */
  type: 'message'
  /**
   * What it is called.
   */
  name?: string
  /**
   * Tells which instance is meant: both sides come to the same.
   */
  key?: string
}
export interface SignalEvent {
  /**
   * What it is.
   */
  type: 'signal'
  /**
   * What it is called.
   */
  name?: string
}
export interface TimerEvent {
  /**
   * What it is.
   */
  type: 'timer'
  /**
   * When it is due.
   */
  date?: string
  /**
   * How long after it began to wait.
   */
  duration?: string
  /**
   * How long from one time to the next.
   */
  cycle?: string
  /**
   * How often a cycle comes; without it, as long as the instance waits.
   */
  repeat?: number
  /**
   * Durations in calendar time, or in working time of the calendar.
   */
  time?: 'calendar' | 'working'
}
export interface ConditionEvent {
  /**
   * What it is.
   */
  type: 'condition'
  /**
   * What has to be true.
   */
  condition?: string
}
export interface ErrorEvent {
  /**
   * What it is.
   */
  type: 'error'
  /**
   * Code of the error.
   */
  code?: string
  /**
   * Variable that takes the code.
   */
  variable?: string
}
export interface EscalationEvent {
  /**
   * What it is.
   */
  type: 'escalation'
  /**
   * Code of the escalation.
   */
  code?: string
  /**
   * Variable that takes the code.
   */
  variable?: string
}
export interface CompensationStart {
  /**
   * What it is.
   */
  type: 'compensation'
}
export interface EndEvent {
  /**
   * What it is.
   */
  type: 'endEvent'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  event?: EndResult
}
export interface ThrownMessage {
  /**
   * What it is.
   */
  type: 'message'
  /**
   * What it is called.
   */
  name?: string
  /**
   * Tells which instance is meant: both sides come to the same.
   */
  key?: string
  /**
   * What the message carries.
   */
  values?: NamedValue[]
}
export interface NamedValue {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  /**
   * What it comes to.
   */
  value: string
}
export interface ThrownSignal {
  /**
   * What it is.
   */
  type: 'signal'
  /**
   * What it is called.
   */
  name?: string
  /**
   * What the signal carries.
   */
  values?: NamedValue[]
}
export interface ThrownError {
  /**
   * What it is.
   */
  type: 'error'
  /**
   * Code of the error.
   */
  code?: string
}
export interface ThrownEscalation {
  /**
   * What it is.
   */
  type: 'escalation'
  /**
   * Code of the escalation.
   */
  code?: string
}
export interface ThrownCompensation {
  /**
   * What it is.
   */
  type: 'compensation'
  /**
   * Id of the activity to undo; without it, all of the scope.
   */
  activity?: string
}
export interface CancelEnd {
  /**
   * What it is.
   */
  type: 'cancel'
}
export interface TerminateEnd {
  /**
   * What it is.
   */
  type: 'terminate'
}
export interface IntermediateCatchEvent {
  /**
   * What it is.
   */
  type: 'intermediateCatchEvent'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  event: CaughtEvent
}
export interface LinkEvent {
  /**
   * What it is.
   */
  type: 'link'
  /**
   * Name of the pair.
   */
  name?: string
}
export interface IntermediateThrowEvent {
  /**
   * What it is.
   */
  type: 'intermediateThrowEvent'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  event?: ThrownEvent
}
export interface BoundaryEvent {
  /**
   * What it is.
   */
  type: 'boundaryEvent'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  /**
   * Id of the activity.
   */
  attachedTo: string
  event: BoundaryTrigger
  /**
   * What it reacts to does not end what is under way.
   */
  nonInterrupting?: boolean
}
export interface CompensationEvent {
  /**
   * What it is.
   */
  type: 'compensation'
  /**
   * Id of the activity that undoes it.
   */
  handler?: string
}
export interface CancelEvent {
  /**
   * What it is.
   */
  type: 'cancel'
}
export interface PlainTask {
  /**
   * What it is.
   */
  type: 'task'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
}
export interface MultiInstance {
  /**
   * Otherwise all at once.
   */
  sequential?: boolean
  /**
   * One instance for each element.
   */
  collection?: string
  /**
   * Variable that holds the element.
   */
  element?: string
  /**
   * Count of instances.
   */
  cardinality?: string
  /**
   * Asked after each; nrOfInstances, nrOfCompletedInstances and nrOfActiveInstances are known.
   */
  completion?: string
  /**
   * What each instance gives.
   */
  output?: string
  /**
   * Variable that takes the list of outputs.
   */
  outputVariable?: string
}
export interface StandardLoop {
  /**
   * Asked before each time again.
   */
  while?: string
  /**
   * It may not be done at all.
   */
  before?: boolean
  /**
   * How often.
   */
  max?: number
}
export interface ManualTask {
  /**
   * What it is.
   */
  type: 'manualTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
}
export interface UserTask {
  /**
   * What it is.
   */
  type: 'userTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  /**
   * The form that is filled in.
   */
  form?: string
  /**
   * Instead of a form: these fields, in order.
   */
  fields?: TaskField[]
  assignment?: TaskAssignment
  /**
   * The buttons that complete it.
   */
  outcomes?: TaskOutcome[]
  /**
   * Variable that takes the code of the outcome; outcome unless said.
   */
  variable?: string
  due?: TaskDue
  /**
   * Normal unless said.
   */
  priority?: 'low' | 'normal' | 'high' | 'urgent'
  instructions?: LocalizedText
  /**
   * Whoever has it may give it to another.
   */
  delegate?: boolean
  /**
   * Variable that takes the id of whoever completed it.
   */
  completedBy?: string
  /**
   * Whoever has it may have others do it, too; for several instances.
   */
  mayAdd?: boolean
  /**
   * A record that the workflow has locked is open while this is to be done.
   */
  unlocks?: boolean
}
export interface TaskField {
  /**
   * A field of the record.
   */
  field: string
  /**
   * What can be done with it.
   */
  mode: 'editable' | 'required' | 'readOnly'
}
export interface TaskAssignment {
  /**
   * Everybody who has one of them.
   *
   * Items: Everybody who has one of them.
   */
  roles?: string[]
  /**
   * Members of these teams.
   *
   * Items: Code or name of a team.
   */
  teams?: string[]
  /**
   * Users or teams that the record leads to.
   *
   * Items: Users or teams that the record leads to.
   */
  fields?: string[]
  /**
   * Who started the workflow.
   */
  starter?: boolean
  manager?: ManagerOf
  /**
   * Id of a user task: those who still have to do it.
   */
  tasksOf?: string
  /**
   * Comes to a user or team, or a list of them.
   */
  users?: string
  /**
   * Who claims it first, or whoever has least to do; one alone gets it at once.
   */
  rule?: 'claim' | 'leastLoaded'
}
export interface ManagerOf {
  /**
   * Whose unit: of the starter, or of the owner of the record.
   */
  of: 'starter' | 'owner'
  /**
   * 1 is the manager of the own unit, 2 of the unit above.
   */
  levels?: number
}
export interface TaskOutcome {
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  code: string
  label: LocalizedText
  /**
   * How its button looks.
   */
  style?: 'default' | 'primary' | 'danger'
  /**
   * Not without a comment.
   */
  requiresComment?: boolean
  /**
   * No field has to be filled in for it, and what was is not written: for sending back or giving up.
   */
  withoutInput?: boolean
}
export interface TaskDue {
  /**
   * How long after it was given.
   */
  duration?: string
  /**
   * When it is due.
   */
  date?: string
  /**
   * The duration in working time unless said.
   */
  time?: 'working' | 'calendar'
}
export interface ServiceTask {
  /**
   * What it is.
   */
  type: 'serviceTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  does?: ServiceAction
}
export interface CreateService {
  /**
   * What it is.
   */
  type: 'create'
  /**
   * Whose records.
   */
  target?: string
  /**
   * Fields and their new values.
   */
  set?: FieldValue[]
  /**
   * Variable that takes the result.
   */
  variable?: string
}
export interface FieldValue {
  /**
   * What is set.
   */
  field: string
  /**
   * What it comes to.
   */
  value: string
}
export interface UpdateService {
  /**
   * What it is.
   */
  type: 'update'
  /**
   * Whose records.
   */
  target?: string
  /**
   * Which record; without it, the record of the workflow.
   */
  record?: string
  /**
   * Fields and their new values.
   */
  set?: FieldValue[]
}
export interface FindService {
  /**
   * What it is.
   */
  type: 'find'
  /**
   * Whose records.
   */
  target?: string
  filter?: Filter
  /**
   * Values for the filter.
   */
  parameters?: NamedValue[]
  /**
   * In order of weight.
   */
  sort?: SortItem[]
  /**
   * How many; 1 keeps a record, more a list.
   */
  limit?: number
  /**
   * Variable that takes the result.
   */
  variable?: string
}
export interface PeopleService {
  /**
   * What it is.
   */
  type: 'people'
  of?: PeopleOf
  /**
   * People who are not meant, whoever else names them.
   */
  never?: string
  /**
   * People who are left out.
   */
  without?: string
  /**
   * Variable that takes the result.
   */
  variable?: string
}
export interface PeopleOf {
  /**
   * Everybody who has one of them.
   *
   * Items: Everybody who has one of them.
   */
  roles?: string[]
  /**
   * Members of these teams.
   *
   * Items: Code or name of a team.
   */
  teams?: string[]
  /**
   * Users or teams that the record leads to.
   *
   * Items: Users or teams that the record leads to.
   */
  fields?: string[]
  /**
   * Who started the workflow.
   */
  starter?: boolean
  manager?: ManagerOf
  /**
   * Id of a user task: those who still have to do it.
   */
  tasksOf?: string
  /**
   * Comes to a user or team, or a list of them.
   */
  users?: string
}
export interface TransitionService {
  /**
   * What it is.
   */
  type: 'transition'
  /**
   * Whose records.
   */
  target?: string
  /**
   * Which record; without it, the record of the workflow.
   */
  record?: string
  /**
   * The choice field that holds the state.
   */
  field?: string
  /**
   * Code of the choice.
   */
  to?: string
  /**
   * Fields and their new values.
   */
  set?: FieldValue[]
}
export interface NotifyService {
  /**
   * What it is.
   */
  type: 'notify'
  to?: NotifyRecipients
  subject?: LocalizedMessage
  text?: LocalizedMessage
}
export interface NotifyRecipients {
  /**
   * Everybody who has one of them.
   *
   * Items: Everybody who has one of them.
   */
  roles?: string[]
  /**
   * Members of these teams.
   *
   * Items: Code or name of a team.
   */
  teams?: string[]
  /**
   * Users or teams that the record leads to.
   *
   * Items: Users or teams that the record leads to.
   */
  fields?: string[]
  /**
   * Who started the workflow.
   */
  starter?: boolean
  manager?: ManagerOf
  /**
   * Id of a user task: those who still have to do it.
   */
  tasksOf?: string
  /**
   * Comes to a user or team, or a list of them.
   */
  users?: string
}
export interface LocalizedMessage {
  /**
   * The English text.
   */
  en?: string
  /**
   * The Simplified Chinese text.
   */
  'zh-CN'?: string
}
export interface MailService {
  /**
   * What it is.
   */
  type: 'mail'
  to?: MailRecipients
  /**
   * What the mail says.
   */
  template?: string
  /**
   * Which record; without it, the record of the workflow.
   */
  record?: string
  attach?: MailAttach
}
export interface MailRecipients {
  /**
   * Everybody who has one of them.
   *
   * Items: Everybody who has one of them.
   */
  roles?: string[]
  /**
   * Members of these teams.
   *
   * Items: Code or name of a team.
   */
  teams?: string[]
  /**
   * Users or teams that the record leads to.
   *
   * Items: Users or teams that the record leads to.
   */
  fields?: string[]
  /**
   * Who started the workflow.
   */
  starter?: boolean
  manager?: ManagerOf
  /**
   * Id of a user task: those who still have to do it.
   */
  tasksOf?: string
  /**
   * Comes to a user or team, or a list of them.
   */
  users?: string
  /**
   * Comes to an address or a list of them.
   */
  addresses?: string
}
export interface MailAttach {
  /**
   * What is printed.
   */
  document: string
  /**
   * Which record; without it, that of the mail.
   */
  record?: string
  /**
   * That of each recipient unless said.
   */
  locale?: 'en' | 'zh-CN'
}
export interface PrintService {
  /**
   * What it is.
   */
  type: 'print'
  /**
   * What is printed.
   */
  document?: string
  /**
   * Which record; without it, the record of the workflow.
   */
  record?: string
  /**
   * That of the workflow unless said.
   */
  locale?: 'en' | 'zh-CN'
}
export interface WebhookService {
  /**
   * What it is.
   */
  type: 'webhook'
  /**
   * Comes to an https address.
   */
  url?: string
  /**
   * Of the request; POST unless said.
   */
  method?: 'POST' | 'PUT' | 'PATCH' | 'GET' | 'DELETE'
  /**
   * Of the request.
   */
  headers?: WebhookHeader[]
  /**
   * Sent as JSON.
   */
  body?: string
  /**
   * Variable that takes the result.
   */
  variable?: string
}
export interface WebhookHeader {
  /**
   * Of the header.
   */
  name: string
  /**
   * What it comes to.
   */
  value: string
}
export interface ScriptTask {
  /**
   * What it is.
   */
  type: 'scriptTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  /**
   * What is worked out.
   */
  script?: string
  /**
   * Variable that takes the result.
   */
  variable?: string
}
export interface SendTask {
  /**
   * What it is.
   */
  type: 'sendTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  message?: SentMessage
}
export interface SentMessage {
  /**
   * What it is called.
   */
  name?: string
  /**
   * Tells which instance is meant: both sides come to the same.
   */
  key?: string
  /**
   * What the message carries.
   */
  values?: NamedValue[]
}
export interface ReceiveTask {
  /**
   * What it is.
   */
  type: 'receiveTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  message?: AwaitedMessage
}
export interface AwaitedMessage {
  /**
   * What it is called.
   */
  name?: string
  /**
   * Tells which instance is meant: both sides come to the same.
   */
  key?: string
}
export interface BusinessRuleTask {
  /**
   * What it is.
   */
  type: 'businessRuleTask'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
}
export interface CallActivity {
  /**
   * What it is.
   */
  type: 'callActivity'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  /**
   * The workflow that is called.
   */
  workflow?: string
  /**
   * What is called instead of a workflow; its output has result (approved, rejected, withdrawn), reason, decided_by and round.
   */
  approval?: string
  /**
   * Its record; without it, the record of this workflow.
   */
  record?: string
  /**
   * Variables of what is called.
   */
  input?: NamedValue[]
  /**
   * What is taken over at its end.
   */
  output?: CallOutput[]
}
export interface CallOutput {
  /**
   * A variable of this workflow.
   */
  name: string
  /**
   * A variable of what is called.
   */
  from: string
}
export interface SubProcess {
  /**
   * What it is.
   */
  type: 'subProcess'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
  /**
   * Starts when its start event happens, not by a flow.
   */
  byEvent?: boolean
}
export interface Transaction {
  /**
   * What it is.
   */
  type: 'transaction'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  multiInstance?: MultiInstance
  loop?: StandardLoop
  /**
   * Done only to undo another activity.
   */
  forCompensation?: boolean
}
export interface ExclusiveGateway {
  /**
   * What it is.
   */
  type: 'exclusiveGateway'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
}
export interface ParallelGateway {
  /**
   * What it is.
   */
  type: 'parallelGateway'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
}
export interface InclusiveGateway {
  /**
   * What it is.
   */
  type: 'inclusiveGateway'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
}
export interface EventBasedGateway {
  /**
   * What it is.
   */
  type: 'eventBasedGateway'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
}
export interface TextAnnotation {
  /**
   * What it is.
   */
  type: 'textAnnotation'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  text?: LocalizedText
  /**
   * Id of the element that it is about.
   */
  about?: string
}
export interface UnsupportedNode {
  /**
   * What it is.
   */
  type: 'unsupported'
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  help?: LocalizedText
  /**
   * Id of the sub-process that it stands in.
   */
  parent?: string
  /**
   * Id of the lane that it is drawn in.
   */
  lane?: string
  /**
   * Its name in BPMN.
   */
  element: string
}
export interface WorkflowFlow {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Id of the node that it leaves.
   */
  from: string
  /**
   * Id of the node that it comes to.
   */
  to: string
  /**
   * Taken only when it is true.
   */
  when?: string
  /**
   * Taken when no other is.
   */
  default?: boolean
}
export interface LayoutItem {
  /**
   * Id of a node, lane or flow.
   */
  element: string
  /**
   * From the left.
   */
  x?: number
  /**
   * From the top.
   */
  y?: number
  /**
   * Of its picture.
   */
  width?: number
  /**
   * Of its picture.
   */
  height?: number
  /**
   * A sub-process shows what is inside.
   */
  expanded?: boolean
  /**
   * Where the line of a flow goes along.
   */
  points?: LayoutPoint[]
  /**
   * Where its label stands.
   */
  labelX?: number
  /**
   * Where its label stands.
   */
  labelY?: number
}
export interface LayoutPoint {
  /**
   * From the left.
   */
  x: number
  /**
   * From the top.
   */
  y: number
}
export interface ApprovalDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'approval'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * Whose records are approved.
   */
  object: string
  /**
   * Of other records it is not begun.
   */
  condition?: string
  /**
   * A button on the record, or something that happens to the record.
   */
  start: ApprovalStart[]
  /**
   * While it is under way the record is written only by it, and by what its tasks ask for.
   */
  lock?: boolean
  /**
   * Who decides, one step after another.
   */
  steps: ApprovalStep[]
  resubmit?: ApprovalResubmission
  onSubmitted?: ApprovalEffect
  onReturned?: ApprovalEffect
  onApproved?: ApprovalEffect
  onRejected?: ApprovalEffect
  onWithdrawn?: ApprovalEffect
}
export interface ApprovalCreatedTrigger {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What it is.
   */
  type: 'created'
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ApprovalUpdatedTrigger {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What it is.
   */
  type: 'updated'
  /**
   * None named means any.
   *
   * Items: None named means any.
   */
  fields?: string[]
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ApprovalStateTrigger {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What it is.
   */
  type: 'state'
  /**
   * The choice field.
   */
  field?: string
  /**
   * Code of the choice.
   */
  state?: string
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ApprovalButtonTrigger {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What it is.
   */
  type: 'button'
  label?: LocalizedText
  /**
   * For these; none named means whoever may change the record.
   *
   * Items: For these; none named means whoever may change the record.
   */
  roles?: string[]
  /**
   * Starts only when it is true.
   */
  condition?: string
}
export interface ApprovalStep {
  /**
   * Never changes; given when the step is made.
   */
  id: string
  label: LocalizedText
  /**
   * Otherwise the step is left out.
   */
  when?: string
  /**
   * Begins with the step before; both have to agree.
   */
  withPrevious?: boolean
  approvers: Approvers
  /**
   * One of them, all of them, or a share. A single refusal decides where not a share does.
   */
  decision?: 'any' | 'all' | 'percentage'
  /**
   * How many have to agree.
   */
  percent?: number
  /**
   * Otherwise all at once.
   */
  sequential?: boolean
  /**
   * Nobody is asked who has agreed in this round.
   */
  skipRepeated?: boolean
  /**
   * Whether the starter may decide, is passed over as if he agreed, or never decides: then others have to.
   */
  selfApproval?: 'allowed' | 'skip' | 'never'
  /**
   * The form that is filled in.
   */
  form?: string
  /**
   * Instead of a form: these fields, in order.
   */
  fields?: TaskField[]
  instructions?: LocalizedText
  labels?: ApprovalLabels
  /**
   * Normal unless said.
   */
  priority?: 'low' | 'normal' | 'high' | 'urgent'
  /**
   * Whoever has it may give it to another.
   */
  delegate?: boolean
  /**
   * Whoever decides may have others decide, too.
   */
  mayAdd?: boolean
  due?: TaskDue
  remind?: ApprovalReminder
  escalate?: ApprovalEscalation
  reject?: ApprovalRefusal
  inform?: NotifyRecipients
}
export interface Approvers {
  /**
   * Everybody who has one of them.
   *
   * Items: Everybody who has one of them.
   */
  roles?: string[]
  /**
   * Members of these teams.
   *
   * Items: Code or name of a team.
   */
  teams?: string[]
  /**
   * Users or teams that the record leads to.
   *
   * Items: Users or teams that the record leads to.
   */
  fields?: string[]
  /**
   * Who started the workflow.
   */
  starter?: boolean
  manager?: ManagerOf
  /**
   * Id of a user task: those who still have to do it.
   */
  tasksOf?: string
  /**
   * Comes to a user or team, or a list of them.
   */
  users?: string
  /**
   * Whoever submits it names the people.
   */
  choose?: boolean
}
export interface ApprovalLabels {
  approve?: LocalizedText
  reject?: LocalizedText
}
export interface ApprovalReminder {
  /**
   * How long after the step began.
   */
  after: string
  /**
   * In working time unless said.
   */
  time?: 'working' | 'calendar'
  /**
   * How often; once unless said.
   */
  times?: number
}
export interface ApprovalEscalation {
  /**
   * How long after the step began.
   */
  after: string
  /**
   * In working time unless said.
   */
  time?: 'working' | 'calendar'
  to: NotifyRecipients
}
export interface ApprovalRefusal {
  /**
   * The end unless said.
   */
  to?: 'end' | 'start' | 'step'
  /**
   * Id of an earlier step.
   */
  step?: string
}
export interface ApprovalResubmission {
  /**
   * The form that is filled in.
   */
  form?: string
  /**
   * Instead of a form: these fields, in order.
   */
  fields?: TaskField[]
  instructions?: LocalizedText
}
export interface ApprovalEffect {
  transition?: ApprovalTransition
  /**
   * Fields and their new values.
   */
  set?: ApprovalValue[]
  inform?: NotifyRecipients
}
export interface ApprovalTransition {
  /**
   * The choice field that holds the state.
   */
  field: string
  /**
   * Code of the choice.
   */
  to: string
}
export interface ApprovalValue {
  /**
   * What is set.
   */
  field: string
  /**
   * What it comes to.
   */
  value: string
}
export interface MailTemplateDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'mailTemplate'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * The object of the record that it is about.
   */
  object?: string
  /**
   * How the body is written: as plain text, or as simple HTML. Text when not said.
   */
  format?: 'text' | 'html'
  subject: MailWords
  body: MailWords
}
export interface MailWords {
  /**
   * The English text; a field of the record stands in braces: {{name}}.
   */
  en?: string
  /**
   * The Chinese text; a field of the record stands in braces: {{name}}.
   */
  'zh-CN'?: string
}
export interface DocumentDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'document'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  description?: LocalizedText
  /**
   * Whose records it is about.
   */
  object: string
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * Offered only for records for which it is true.
   */
  condition?: string
  mark?: DocumentMark
  page?: DocumentPage
  /**
   * CSS of the body, the header and the footer.
   */
  style?: string
  header?: DocumentWords
  body: DocumentWords
  footer?: DocumentWords
  fileName?: DocumentWords
  /**
   * Whether the PDF is kept with the record when somebody prints it; never unless said.
   */
  keep?: 'never' | 'ask' | 'always'
}
export interface DocumentMark {
  /**
   * Marked while it is true of the record.
   */
  condition: string
  text: LocalizedText
}
export interface DocumentPage {
  /**
   * The sheet of paper; A4 unless said.
   */
  size?: 'A4' | 'A5' | 'A3' | 'Letter'
  /**
   * The long side lies across.
   */
  landscape?: boolean
  /**
   * In millimetres.
   */
  top?: number
  /**
   * In millimetres.
   */
  right?: number
  /**
   * In millimetres.
   */
  bottom?: number
  /**
   * In millimetres.
   */
  left?: number
}
export interface DocumentWords {
  /**
   * The English text; a field of the record stands in braces: {{name}}.
   */
  en?: string
  /**
   * The Chinese text; a field of the record stands in braces: {{name}}.
   */
  'zh-CN'?: string
}
export interface MenuDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'menu'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  /**
   * Name of its picture.
   */
  icon?: string
  /**
   * Where it stands among the suites.
   */
  order?: number
  /**
   * For these only; none named means all.
   *
   * Items: For these only; none named means all.
   */
  roles?: string[]
  /**
   * In order.
   */
  groups: MenuGroup[]
  /**
   * Lists on the home page of those who may open no dashboard for it; a dashboard with home is better.
   */
  home?: HomeTile[]
}
export interface MenuGroup {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
  /**
   * In order; each has a list, a query, a report, a dashboard or a link.
   */
  items: MenuItem[]
}
export interface MenuItem {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Opens a list.
   */
  list?: string
  /**
   * Opens a query.
   */
  query?: string
  /**
   * Opens a report.
   */
  report?: string
  /**
   * Opens a dashboard.
   */
  dashboard?: string
  /**
   * Opens a web address.
   */
  link?: string
}
export interface HomeTile {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label?: LocalizedText
  /**
   * Whose first records are shown.
   */
  list: string
  /**
   * Shown on the tile.
   */
  limit?: number
}
export interface RoleDefinition {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  /**
   * What sort of definition it is.
   */
  kind: 'role'
  /**
   * How files, the API and other definitions call it; may be changed.
   */
  name: string
  label: LocalizedText
  /**
   * The part of its template that it belongs to, as template.part.
   */
  part?: string
  allObjects?: Rights
  /**
   * Object by object.
   */
  rights?: ObjectRights[]
  /**
   * Suites that are shown.
   *
   * Items: Suites that are shown.
   */
  menus?: string[]
  /**
   * Actions that may be done.
   *
   * Items: Actions that may be done.
   */
  actions?: string[]
  /**
   * Conversions that may be done.
   *
   * Items: Conversions that may be done.
   */
  conversions?: string[]
  /**
   * Reports that may be opened.
   *
   * Items: Reports that may be opened.
   */
  reports?: string[]
  /**
   * Dashboards that may be opened.
   *
   * Items: Dashboards that may be opened.
   */
  dashboards?: string[]
  /**
   * Documents that may be printed.
   *
   * Items: Documents that may be printed.
   */
  documents?: string[]
  /**
   * Administer people, ask reports of one’s own, read the audit, design, send messages to workflows, look after workflows, promote.
   *
   * Items: A right that no object carries.
   */
  system?: ('administer' | 'analyse' | 'audit' | 'design' | 'message' | 'operate' | 'promote')[]
}
export interface Rights {
  /**
   * Whose records may be made.
   */
  create?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records are seen.
   */
  read?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be changed.
   */
  update?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be deleted.
   */
  delete?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be exported.
   */
  export?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be imported.
   */
  import?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
}
export interface ObjectRights {
  /**
   * What the rights are for.
   */
  object: string
  /**
   * Whose records may be made.
   */
  create?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records are seen.
   */
  read?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be changed.
   */
  update?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be deleted.
   */
  delete?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be exported.
   */
  export?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Whose records may be imported.
   */
  import?: 'none' | 'own' | 'team' | 'unit' | 'unitAndBelow' | 'all'
  /**
   * Fields that are hidden or read-only.
   */
  fields?: FieldRight[]
}
export interface FieldRight {
  /**
   * Which field.
   */
  field: string
  /**
   * What may be done with it; editable unless said here.
   */
  access: 'hidden' | 'readOnly' | 'editable'
}
