/**
 * The age at which a text is read without trouble, by the Flesch-Kincaid grade of its English.
 *
 * @see Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas", 1975
 */
export function readingAge(text: string): number {
  const sentences = Math.max(1, text.split(/[.!?:](?:\s|$)/).filter((part) => part.trim() !== '').length)
  const words = text.match(/[A-Za-z][A-Za-z'-]*/g) ?? []
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, Math.round(grade + 5))
}

function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:es|ed|e)$/, '')
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
