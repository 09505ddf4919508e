/** Something a person can put right; commands print its message alone and exit with 1. */
export class Failure extends Error {
  override name = 'Failure'
}
