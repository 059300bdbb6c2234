/// <reference types="handlebars" />
/** The part of handlebars that only reads texts; its own types are of the whole package. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export function parse(text: string): hbs.AST.Program
}
