/** The part of bpmn-moddle that is used; it brings no types of its own. */
declare module 'bpmn-moddle' {
  import type { ModdleElement } from '#runtime/web/workflow/moddle-element.ts'

  export class BpmnModdle {
    constructor(packages?: object)
    fromXML(
      xml: string,
      type?: string,
      options?: { readonly lax?: boolean },
    ): Promise<{ rootElement: ModdleElement | undefined; warnings: readonly { readonly message: string }[] }>
  }
}
