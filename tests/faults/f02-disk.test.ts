/** The short form of F2. */
import { fault } from './f02-disk.ts'
import { proves } from './proves.ts'

proves(fault)
