/** In which order edits leave a device, whatever its clock says. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Outbox } from '#client/link/outbox.ts'
import { handClock } from '#tests/client/harness/hand-clock.ts'
import { promptDisk } from '#tests/sim/disk.ts'
import { DeviceStorage } from '#tests/sim/memory-device.ts'

test('R1 an edit goes out behind those of earlier pages that it may stand on, also after the clock was put back', async () => {
  const storage = new DeviceStorage()
  const device = storage.open(promptDisk)
  const clock = handClock()
  const pageOn = (deviceId: string) => {
    const nothing = () => undefined
    const told = { onChange: nothing, onRefused: nothing, onLineBroken: nothing }
    return new Outbox({ board: 'train', deviceId, device, clock, send: async () => undefined, ...told })
  }
  const now = { epoch: 1, member: 'anna', canEdit: true }
  const edit = Y.encodeStateAsUpdate(new Y.Doc())

  const earlier = pageOn('first')
  earlier.restore([], now)
  earlier.add(edit)
  earlier.flush()
  clock.turn(-600_000)
  earlier.add(edit)
  earlier.flush()
  const later = pageOn('another')
  later.restore(await device.waiting('train'), now)
  later.add(edit)
  later.flush()
  const order = storage.outbox('train').map(({ device, n }) => `${device} ${n}`)
  expect(order).toEqual(['first 1', 'first 2', 'another 1'])
})
