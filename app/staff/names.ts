/** What to call whoever did something: a member of staff by name, a system of the bank by the ID of its token. */
export function nameIn(names: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => names.get(id) ?? (id.startsWith('tok_') || id.startsWith('certificate:') ? `System ${id}` : 'Somebody')
}
