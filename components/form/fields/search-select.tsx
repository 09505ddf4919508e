'use client'

import { type ComponentProps, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type Choice, choicesIn, labelOf } from './choice-lines.ts'
import { findChoice } from './find-choice.ts'

/** What a control is marked with; with scripts the box that is typed into has most of it. */
type Marks = Pick<ComponentProps<'select'>, 'id' | 'autoComplete'> & {
  name: string
  defaultValue: string
  [attribute: `aria-${string}` | `data-${string}`]: string | boolean | undefined
}

/**
 * A list too long to look through: with scripts it is searched by typing, in a box that offers what fits. The list stays
 * in the form and holds the answer, and without scripts it is the control itself.
 *
 * A text that is on no list is sent as it was typed, so that it is refused beside its box and not lost.
 *
 * Its choices come as `linesOf` writes them: hundreds of objects would be as long once more in names and quotes.
 */
export function SearchSelect({ marks, lines, choose }: { marks: Marks; lines: string; choose: string }) {
  const choices = useMemo(() => choicesIn(lines), [lines])
  const list = useRef<HTMLSelectElement>(null)
  const [listening, setListening] = useState(false)
  useEffect(() => setListening(true), [])

  const { id, autoComplete, name, defaultValue, ...described } = marks
  const own = { name, defaultValue: isKnown(choices, defaultValue) ? defaultValue : '' }
  return (
    <>
      <select
        ref={list}
        {...own}
        {...(listening
          ? { className: 'sr-only', tabIndex: -1, 'aria-hidden': true }
          : { className: 'input', id, autoComplete, ...described })}
      >
        <option value="">{choose}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {listening && (
        <SearchBox
          list={list}
          choices={choices}
          marks={{ id, autoComplete: nameToken(autoComplete), ...described }}
          typed={isKnown(choices, defaultValue) ? '' : defaultValue}
        />
      )}
    </>
  )
}

interface BoxProps {
  list: RefObject<HTMLSelectElement | null>
  choices: readonly Choice[]
  marks: Omit<Marks, 'name' | 'defaultValue'>
  /** What stood there and is on no list. */
  typed: string
}

function SearchBox({ list, choices, marks, typed }: BoxProps) {
  const box = useRef<HTMLInputElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is drawn anew keeps what is being typed
  useEffect(() => {
    const select = list.current
    if (!select || !box.current) return
    if (typed && select.value === '') hold(select, typed)
    box.current.value = labelOf(choices, select.value) ?? typed
    if (document.activeElement === select) box.current.focus()
  }, [])

  // A browser that knows an address fills in the list itself.
  useEffect(() => {
    const select = list.current
    const follow = () => {
      const label = labelOf(choices, select?.value ?? '')
      if (box.current && label !== undefined) box.current.value = label
    }
    select?.addEventListener('change', follow)
    return () => select?.removeEventListener('change', follow)
  }, [list, choices])

  /** While typing only a whole name counts; at its end whatever can be told. */
  function take(isAtEnd: boolean) {
    const text = box.current?.value.trim() ?? ''
    const found = findChoice(choices, text, isAtEnd)
    if (isAtEnd && found && box.current) box.current.value = found.label
    setList(list.current, found?.value ?? (isAtEnd ? text : ''))
  }

  return (
    <>
      <input
        ref={box}
        {...marks}
        className="input"
        type="text"
        list={`${marks.id}-list`}
        enterKeyHint="next"
        spellCheck={false}
        placeholder=" "
        onFocus={({ target }) => target.select()}
        onInput={() => take(false)}
        onBlur={() => take(true)}
        onKeyDown={({ key }) => key === 'Enter' && take(true)}
      />
      <datalist id={`${marks.id}-list`}>
        {choices.map(({ value, label }) => (
          <option key={value} value={label} />
        ))}
      </datalist>
    </>
  )
}

/** Holds an answer in the list, and tells the form. One that is not on it decides nothing: it is checked, not yet saved. */
function setList(select: HTMLSelectElement | null, value: string): void {
  if (!select || select.value === value) return
  const isListed = hold(select, value)
  for (const type of isListed ? ['input', 'change'] : ['change'])
    select.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Chooses a value of a list; one that is not on it gets a place of its own there. Whether it was on it. */
function hold(select: HTMLSelectElement, value: string): boolean {
  const found = Array.from(select.options).find((option) => option.value === value)
  if (!found) {
    const own = new Option(value, value)
    own.dataset.own = ''
    select.add(own)
  }
  select.value = value
  return found !== undefined && found.dataset.own === undefined
}

function isKnown(choices: readonly Choice[], code: string): boolean {
  return labelOf(choices, code) !== undefined
}

/** A box holds the name of a country, not its code. */
function nameToken(token: string | undefined): string | undefined {
  return token?.replace(/country$/, 'country-name')
}
