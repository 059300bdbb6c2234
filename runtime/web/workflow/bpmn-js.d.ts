/** The parts of bpmn-js that are used. Its own types are written for another module resolution than ours. */
interface DiagramElement {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly waypoints?: readonly { readonly x: number; readonly y: number }[]
  readonly parent?: DiagramElement
  readonly host?: DiagramElement
  /** Events that hang on it. */
  readonly attachers?: readonly DiagramElement[]
  readonly labelTarget?: DiagramElement
  readonly source?: DiagramElement
  readonly target?: DiagramElement
  readonly children?: readonly DiagramElement[]
  readonly businessObject: { readonly $type: string; readonly id: string; readonly [property: string]: unknown }
}

interface DiagramServices {
  readonly canvas: {
    zoom(to: number | 'fit-viewport' | undefined, center?: 'auto' | { x: number; y: number }): number
    viewbox(): DiagramViewbox
    viewbox(box: { x: number; y: number; width: number; height: number }): void
    focus(): void
    addMarker(element: string | DiagramElement, marker: string): void
    removeMarker(element: string | DiagramElement, marker: string): void
    getRootElement(): DiagramElement
    setRootElement(root: DiagramElement): void
    scroll(by: { readonly dx: number; readonly dy: number }): unknown
    scrollToElement(element: string | DiagramElement, padding?: number): void
    getContainer(): HTMLElement
    findRoot(element: string | DiagramElement): DiagramElement | undefined
  }
  readonly elementRegistry: {
    get(id: string): DiagramElement | undefined
    getAll(): DiagramElement[]
    getGraphics(element: string | DiagramElement): SVGElement | undefined
  }
  readonly selection: {
    get(): DiagramElement[]
    select(elements: DiagramElement | DiagramElement[] | null): void
  }
  readonly overlays: {
    add(
      element: string,
      type: string,
      overlay: {
        position: { top?: number; bottom?: number; left?: number; right?: number }
        html: HTMLElement
        scale?: boolean | { min?: number; max?: number }
      },
    ): string
    remove(filter: { type: string } | string): void
  }
  readonly eventBus: {
    on(event: string | readonly string[], listener: (event: DiagramEvent) => unknown): void
    on(event: string | readonly string[], priority: number, listener: (event: DiagramEvent) => unknown): void
    off(event: string | readonly string[], listener: (event: DiagramEvent) => unknown): void
  }
  readonly elementFactory: { createShape(attributes: object): DiagramElement }
  readonly create: { start(event: Event, shape: DiagramElement, context?: object): void }
  readonly autoPlace: { append(source: DiagramElement, shape: DiagramElement, hints?: object): DiagramElement }
  readonly modeling: {
    createShape(
      shape: DiagramElement,
      position: { x: number; y: number },
      parent: DiagramElement,
      hints?: { attach?: boolean },
    ): DiagramElement
    connect(source: DiagramElement, target: DiagramElement): DiagramElement
    updateWaypoints(connection: DiagramElement, waypoints: readonly { readonly x: number; readonly y: number }[]): void
    removeElements(elements: readonly DiagramElement[]): void
  }
  readonly bpmnReplace: { replaceElement(element: DiagramElement, target: object): DiagramElement }
  readonly popupMenu: {
    registerProvider(id: string, provider: object): void
    open(target: DiagramElement, id: string, position: { x: number; y: number }, options?: object): void
    isOpen(): boolean
    close(): void
  }
  readonly contextPad: {
    registerProvider(provider: object): void
    open(element: DiagramElement, force?: boolean): void
  }
  readonly connect: { start(event: Event, element: DiagramElement): void }
  readonly globalConnect: { start(event?: Event): void }
  readonly lassoTool: { activateSelection(event: Event): void }
  readonly spaceTool: { activateSelection(event: Event): void }
  readonly dragging: { context(): object | null | undefined; cancel(): void }
  readonly directEditing: { isActive(): boolean; complete(): void; activate(element: DiagramElement): void }
  readonly editorActions: { unregister(action: string): void; trigger(action: string, options?: object): unknown }
  readonly moddle: {
    fromXML(xml: string): Promise<{ rootElement: object }>
    readonly ids: { claim(id: string, of: object): void; nextPrefixed(prefix: string, of: object): string }
  }
  readonly rules: { allowed(rule: string, context: object): unknown }
}

interface DiagramViewbox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly inner: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly outer: { readonly width: number; readonly height: number }
}

interface DiagramEvent {
  readonly element?: DiagramElement
  readonly newSelection?: readonly DiagramElement[]
  /** What was appended. */
  readonly shape?: DiagramElement
  /** What a command or a drag is about, and whether it can be done. */
  readonly context?: {
    readonly shape?: DiagramElement
    readonly connection?: DiagramElement
    readonly canExecute?: unknown
  }
  readonly originalEvent?: MouseEvent
  stopPropagation?(): void
  readonly editorActions?: DiagramServices['editorActions']
  readonly [property: string]: unknown
}

interface DiagramOptions {
  readonly container?: HTMLElement
  readonly additionalModules?: readonly object[]
  readonly moddleExtensions?: Readonly<Record<string, object>>
  readonly bpmnRenderer?: Readonly<Record<string, string>>
  readonly textRenderer?: object
  readonly [option: string]: unknown
}

declare module 'bpmn-js/lib/NavigatedViewer.js' {
  export default class NavigatedViewer {
    static prototype: { readonly _modules: readonly object[] }
    constructor(options: DiagramOptions)
    importXML(xml: string): Promise<{ warnings: readonly unknown[] }>
    get<K extends keyof DiagramServices>(service: K): DiagramServices[K]
    getDefinitions(): object
    attachTo(parent: HTMLElement): void
    destroy(): void
  }
}
declare module 'bpmn-js/lib/Modeler.js' {
  import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
  export default class Modeler extends NavigatedViewer {}
}
