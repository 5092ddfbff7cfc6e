/** Waiting for something that may never answer. */
import type { Clock } from './clock.ts'

/** What `promise` comes to, or `otherwise` when it fails or has not come after `ms`. */
export function within<Value>(clock: Clock, ms: number, promise: Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise(resolve => {
    const callOff = clock.after(ms, () => resolve(otherwise))
    const end = (value: Value) => {
      callOff()
      resolve(value)
    }
    promise.then(end, () => end(otherwise))
  })
}
