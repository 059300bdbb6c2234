/** The last day of a period that an answer tells by the first one after it. */
export function lastDay({ to }: { readonly to: string }): string {
  return new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
