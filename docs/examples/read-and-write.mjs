// node read-and-write.mjs <address of the server> <board id> <access token>
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const [address = '', board = '', token = ''] = process.argv.slice(2)
const plan = new Y.Doc()
const options = { protocols: [`token.${token}`], disableBc: true }
const provider = new WebsocketProvider(`${address.replace(/^http/, 'ws')}/yjs`, board, plan, options)
provider.on('closed', ({ code, reason }) => {
  console.error(`refused: ${code} ${reason}`)
  process.exit(1)
})
await new Promise(resolve => provider.once('sync', resolve))

for (const stop of plan.getMap('stops').values()) console.log('stop:', stop.get('name'))
plan.getMap('tasks').set(`task-${plan.clientID}`, new Y.Map([['title@en', { text: 'Book the hall' }]]))
provider.destroy() // what was written is on its way already
plan.destroy()
