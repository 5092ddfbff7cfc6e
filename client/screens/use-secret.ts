/** The secret of the link that this page was opened by, also when another link is opened in the same window. */
import { useEffect, useState } from 'react'
import { secretIn } from './secret-in.ts'

/** The secret in the page's address, or null; and putting one that came otherwise. */
export function useSecret(place: 'sign-in' | 'join'): [string | null, (secret: string) => void] {
  const [secret, setSecret] = useState(() => secretIn(location.href, place))
  useEffect(() => {
    // Another link in the same window changes the fragment only, and no browser loads the page anew for that.
    const look = () => setSecret(last => secretIn(location.href, place) ?? last)
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [place])
  return [secret, setSecret]
}
