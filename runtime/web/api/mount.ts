/** Where the app is mounted: at the root of its host, or below a path that the server names in the page. */

/** The path without a slash at the end; '' at the root. */
export const mount: string =
  typeof document === 'undefined'
    ? ''
    : (document.querySelector<HTMLMetaElement>('meta[name="fulcrum-mount"]')?.content ?? '')

/** The address of something of the server. Signing in happens where sessions are kept, wherever the app is mounted. */
export function serverAddress(path: string): string {
  return path === '/api/sign-in' ? path : mount + path
}
