/** The short form of F4. */
import { fault } from './f04-stopped.ts'
import { proves } from './proves.ts'

proves(fault)
