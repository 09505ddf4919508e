/** One promise, and whether this run keeps it. */
export interface Finding {
  text: string
  kept: boolean
}
