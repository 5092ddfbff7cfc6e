/** The short form of F7. */
import { fault } from './f07-offline.ts'
import { proves } from './proves.ts'

proves(fault)
