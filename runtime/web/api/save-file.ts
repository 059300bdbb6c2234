/** Fetches a file that the server makes and gives it to the person; a refusal is thrown as the problem it is. */
import { serverAddress } from './mount.ts'
import { ApiProblem, type ProblemBody, problemCode } from './problem.ts'

/** Saves it under the name that the server gives it. */
export async function saveFile(path: string): Promise<void> {
  const response = await fetch(serverAddress(path), { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem('network/unreachable', 0, {})
  })
  if (!response.ok) {
    const body = (await response.json().catch(() => ({}))) as ProblemBody
    throw new ApiProblem(problemCode(body, response.status), response.status, body)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function nameIn(disposition: string): string {
  const named = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return named ? decodeURIComponent(named) : 'file'
}
