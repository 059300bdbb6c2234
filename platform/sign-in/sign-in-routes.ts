/** All routes of signing in, in one plugin; the composition registers it once, without a prefix. */
import type { FastifyPluginCallback } from 'fastify'
import { apiKeyRoutes } from './api-key-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { signInLinkRoutes } from './sign-in-link-routes.ts'

/** POST /api/sign-in, /api/sign-out, /api/password; links, sessions and API keys. */
export function signInRoutes(deps: SignInDeps): FastifyPluginCallback {
  return (http, _options, done) => {
    passwordRoutes(http, deps)
    signInLinkRoutes(http, deps)
    sessionRoutes(http, deps)
    apiKeyRoutes(http, deps)
    done()
  }
}
