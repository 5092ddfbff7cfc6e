/** A thread that makes one backup and ends, so that copying and reading back never stop the server's event loop. */
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '#server/store/outcome.ts'
import { makeBackup, prune } from './backup.ts'
import type { BackupAnswer, BackupOrder } from './daily-backups.ts'

function obey({ folder, kind, now }: BackupOrder): BackupAnswer {
  try {
    const made = makeBackup(folder, kind, now)
    if (made.faults.length === 0) prune(folder)
    return { made }
  } catch (error) {
    return { failure: messageOf(error) }
  }
}

parentPort?.postMessage(obey(workerData as BackupOrder))
