/** The address of an invitation. Its secret stands in the fragment, which browsers keep to themselves. */
export function invitationAddress(secret: string): string {
  return `${location.origin}/join#${secret}`
}
