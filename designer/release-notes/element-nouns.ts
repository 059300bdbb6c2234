/** What one element of a keyed array is called. */
import type { Bilingual } from './languages.ts'

const noun = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** By the name of the array's type in the JSON Schema (`x-type` of its items). */
export const elementNouns: Readonly<Record<string, Bilingual>> = {
  FieldDefinition: noun('Field', '字段'),
  Choice: noun('Choice', '选项'),
  ObjectKey: noun('Key', '唯一键'),
  ObjectIndex: noun('Index', '索引'),
  DuplicateRule: noun('Duplicate rule', '查重规则'),
  RecordType: noun('Record type', '记录类型'),
  RecordTypeChoices: noun('Choices of', '选项范围'),
  FormTab: noun('Tab', '标签页'),
  FormSection: noun('Section', '分区'),
  FormItem: noun('Field', '字段'),
  GridColumn: noun('Column', '列'),
  ListColumn: noun('Column', '列'),
  SortItem: noun('Sort by', '排序'),
  RelatedList: noun('Related list', '相关列表'),
  TimelineSource: noun('Timeline source', '动态来源'),
  QueryParameter: noun('Parameter', '参数'),
  QueryGroup: noun('Group by', '分组'),
  QueryMeasure: noun('Measure', '度量'),
  Assignment: noun('Assignment to', '赋值'),
  ConversionTarget: noun('Target', '目标'),
  ConversionField: noun('Mapping of', '字段映射'),
  ConversionLines: noun('Lines', '明细映射'),
  ConversionLineField: noun('Mapping of', '字段映射'),
  ConversionLink: noun('Link in', '关联'),
  MenuGroup: noun('Group', '分组'),
  MenuItem: noun('Entry', '菜单项'),
  HomeTile: noun('Tile', '首页卡片'),
  ObjectRights: noun('Rights to', '对象权限'),
  FieldRight: noun('Access to field', '字段权限'),
  TemplatePart: noun('Part', '组成部分'),
}
