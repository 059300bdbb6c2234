/** Every command of the designer by its name. One that is not listed here does not exist. */

import { addChoice } from './add-choice.ts'
import { addColumn } from './add-column.ts'
import { addDefinition } from './add-definition.ts'
import { addElement } from './add-element.ts'
import { addField } from './add-field.ts'
import { addKey } from './add-key.ts'
import { addMenuEntry } from './add-menu-entry.ts'
import { addObject } from './add-object.ts'
import { addRelatedList } from './add-related-list.ts'
import { addSection } from './add-section.ts'
import { addTab } from './add-tab.ts'
import { changeDiagram } from './change-diagram.ts'
import { changeFieldType } from './change-field-type.ts'
import type { Command } from './command.ts'
import { convertApproval } from './convert-approval.ts'
import { duplicateDefinition } from './duplicate-definition.ts'
import { grantRight } from './grant-right.ts'
import { mapField } from './map-field.ts'
import { moveChoice } from './move-choice.ts'
import { moveColumn } from './move-column.ts'
import { moveElement } from './move-element.ts'
import { moveField } from './move-field.ts'
import { moveItem } from './move-item.ts'
import { moveMenuEntry } from './move-menu-entry.ts'
import { moveRelatedList } from './move-related-list.ts'
import { moveSection } from './move-section.ts'
import { moveTab } from './move-tab.ts'
import { placeField } from './place-field.ts'
import { removeColumn } from './remove-column.ts'
import { removeDefinition } from './remove-definition.ts'
import { removeElement } from './remove-element.ts'
import { removeField } from './remove-field.ts'
import { removeItem } from './remove-item.ts'
import { removeMenuEntry } from './remove-menu-entry.ts'
import { removeRelatedList } from './remove-related-list.ts'
import { removeSection } from './remove-section.ts'
import { removeState } from './remove-state.ts'
import { removeTab } from './remove-tab.ts'
import { renameDefinition } from './rename-definition.ts'
import { renameElement } from './rename-element.ts'
import { renameField } from './rename-field.ts'
import { replaceDefinition } from './replace-definition.ts'
import { restoreField } from './restore-field.ts'
import { restoreObject } from './restore-object.ts'
import { retireChoice } from './retire-choice.ts'
import { revokeRight } from './revoke-right.ts'
import { setFieldAccess } from './set-field-access.ts'
import { setLabel } from './set-label.ts'
import { setLabels } from './set-labels.ts'
import { setProperty } from './set-property.ts'
import { unmapField } from './unmap-field.ts'

export const commands = {
  'add-choice': addChoice,
  'add-column': addColumn,
  'add-definition': addDefinition,
  'add-element': addElement,
  'add-field': addField,
  'add-key': addKey,
  'add-menu-entry': addMenuEntry,
  'add-object': addObject,
  'add-related-list': addRelatedList,
  'add-section': addSection,
  'add-tab': addTab,
  'change-diagram': changeDiagram,
  'change-field-type': changeFieldType,
  'convert-approval': convertApproval,
  'duplicate-definition': duplicateDefinition,
  'grant-right': grantRight,
  'map-field': mapField,
  'move-choice': moveChoice,
  'move-column': moveColumn,
  'move-element': moveElement,
  'move-field': moveField,
  'move-item': moveItem,
  'move-menu-entry': moveMenuEntry,
  'move-related-list': moveRelatedList,
  'move-section': moveSection,
  'move-tab': moveTab,
  'place-field': placeField,
  'remove-column': removeColumn,
  'remove-definition': removeDefinition,
  'remove-element': removeElement,
  'remove-field': removeField,
  'remove-item': removeItem,
  'remove-menu-entry': removeMenuEntry,
  'remove-related-list': removeRelatedList,
  'remove-section': removeSection,
  'remove-state': removeState,
  'remove-tab': removeTab,
  'rename-definition': renameDefinition,
  'rename-element': renameElement,
  'rename-field': renameField,
  'replace-definition': replaceDefinition,
  'restore-field': restoreField,
  'restore-object': restoreObject,
  'retire-choice': retireChoice,
  'revoke-right': revokeRight,
  'set-field-access': setFieldAccess,
  'set-label': setLabel,
  'set-labels': setLabels,
  'set-property': setProperty,
  'unmap-field': unmapField,
} satisfies Record<string, Command<never>>
