/** The short form of F6. */
import { fault } from './f06-nodes.ts'
import { proves } from './proves.ts'

proves(fault)
