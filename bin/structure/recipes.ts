/** How one kind of change is made, as a page describes it. */
export interface Recipe {
  title: string
  /** Every file that the change touches, once; some names stand for what is new: `lib/onboarding/products/<name>.ts`. */
  files: readonly string[]
}

const named = /`((?:[\w.@[\]<>-]+\/)+[\w.<>-]+\.[a-z]+)`/g

/** The recipes of a page: each heading that begins with "Add", with the files that its steps name. */
export function recipesIn(page: string): Recipe[] {
  return page
    .split(/^(?=#{2,3} )/m)
    .filter((section) => /^#+ Add /.test(section))
    .map((section) => ({
      title: section.replace(/^#+ /, '').split('\n', 1).join(''),
      files: [...new Set([...section.matchAll(named)].flatMap(([, file]) => file ?? []))],
    }))
}
