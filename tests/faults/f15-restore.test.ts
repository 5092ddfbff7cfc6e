/** The short form of F15. */
import { fault } from './f15-restore.ts'
import { proves } from './proves.ts'

proves(fault)
