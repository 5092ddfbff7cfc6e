/** Runs before every client test file: what a test put on the page is taken down after it. */
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)
