/** The one no of a store whose disk or database cannot. */
import { Refusal } from '#shared/protocol/refusals.ts'

/** Refusal('store-unavailable') with what lies behind it, which is for the server's log and never for the person. */
export function unavailable(cause: Error): Refusal {
  const refusal = new Refusal('store-unavailable')
  refusal.cause = cause
  return refusal
}
