/** A file that the server makes when it is asked: fetched, so that a refusal can be told, and then saved. */
import { serverAddress } from './mount.ts'
import { ApiProblem, type ProblemBody, problemCode } from './problem.ts'

/** Saves what the address answers under the name that the server gives; throws an ApiProblem. */
export async function download(path: string): Promise<void> {
  const response = await fetch(serverAddress(path), { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem('network/unreachable', 0, {})
  })
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as ProblemBody
    throw new ApiProblem(problemCode(problem, response.status), response.status, problem)
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = named ? decodeURIComponent(named) : ''
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
