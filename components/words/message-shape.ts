import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** What a message takes, and how it counts. */
export interface MessageShape {
  /** Names of its arguments, each once, sorted. */
  arguments: readonly string[]
  /** Plural forms of each place that counts (`one`, `other`), sorted; exact numbers (`=0`) are left out. */
  plurals: readonly (readonly string[])[]
}

/** The shape of an ICU message. Throws a SyntaxError when it is none. */
export function shapeOf(message: string): MessageShape {
  const elements = allElements(parse(message))
  const names = elements.filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound)
  return {
    arguments: [...new Set(names.map((element) => ('value' in element ? element.value : '')))].toSorted(),
    plurals: elements.flatMap((element) =>
      element.type === TYPE.plural
        ? [
            Object.keys(element.options)
              .filter((form) => !form.startsWith('='))
              .toSorted(),
          ]
        : [],
    ),
  }
}

function allElements(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => [element, ...allElements(innerElements(element))])
}

function innerElements(element: MessageFormatElement): MessageFormatElement[] {
  if (element.type === TYPE.tag) return element.children
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
  return Object.values(element.options).flatMap(({ value }) => value)
}
