/** The short form of F17. */
import { fault } from './f17-rooms.ts'
import { proves } from './proves.ts'

proves(fault)
