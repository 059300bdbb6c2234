/** Keeps the screens of a signed-in person up to date; once, around all of them. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mount } from '../api/mount.ts'
import { createEventApplier } from './apply-events.ts'
import { connectEvents } from './connect-events.ts'

/** Milliseconds: what the first screen needs comes first. */
const afterFirstScreen = 1500

/** A preview is somebody's own: nothing of it is told to others. */
export function useEvents(userId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    if (mount !== '') return
    const applier = createEventApplier(client)
    let disconnect: (() => void) | undefined
    const timer = setTimeout(() => {
      disconnect = connectEvents(userId, applier.hear)
    }, afterFirstScreen)
    return () => {
      clearTimeout(timer)
      disconnect?.()
      applier.stop()
    }
  }, [client, userId])
}
