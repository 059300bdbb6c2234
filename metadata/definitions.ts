/** Generated from the JSON Schemas in kinds/ by `npm run types`; do not edit. */
/* biome-ignore-all lint: generated */
import type { Filter } from './filter.ts'

export type Definition =
  | TemplateDefinition
  | TypeDefinition
  | PicklistDefinition
  | NumberingDefinition
  | ObjectDefinition
  | FormDefinition
  | ListDefinition
  | PageDefinition
  | QueryDefinition
  | ActionDefinition
  | ConversionDefinition
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
}
export interface FormTab {
  /**
   * Never changes; given when the thing is made.
   */
  id: string
  label: LocalizedText
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
export interface SortItem {
  /**
   * A selected path or a measure.
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
   * In filter values, {"parameter": "name"} stands for one.
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
   * What the home page shows of this suite.
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
   * In order; each has a list, a query or a link.
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
   * Administer people, read the audit, design, promote.
   *
   * Items: A right that no object carries.
   */
  system?: ('administer' | 'audit' | 'design' | 'promote')[]
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
