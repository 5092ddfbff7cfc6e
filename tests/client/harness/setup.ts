/** Runs before every client test file: what a test put on the page is taken down after it. */
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// On a busy machine the editor alone takes more than the usual second to be fetched.
configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)
