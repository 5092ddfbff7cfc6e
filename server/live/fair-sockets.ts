/** WebSockets of which each is heard once a turn, so that nobody who sends a thousand frames at once makes the others wait. */
import { type ServerOptions, WebSocketServer } from 'ws'

/**
 * Reads one frame of each connection in a turn of the event loop. Otherwise all that came in one piece is handled in one go,
 * which is a thousand small frames and a tenth of a second. What waits meanwhile, waits in the network (trust.md S6).
 */
export class FairSockets extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false })
  }
}
