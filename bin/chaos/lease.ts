/** A claim ends after this; a node that is stopped for longer wakes up to find that it was overtaken. */
export const LEASE_SECONDS = 4
