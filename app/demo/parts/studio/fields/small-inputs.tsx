interface Named {
  name: string
  label: string
}

/** A short text or a number. */
export function LineInput({
  name,
  label,
  value,
  type,
}: Named & { value: string | number | undefined; type: 'text' | 'number' }) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} step="any" defaultValue={value} autoComplete="off" />
    </div>
  )
}

/** A box that is ticked or not; `value` sets apart the boxes of one name. */
export function TickInput({ name, label, checked, value }: Named & { checked: boolean; value?: string }) {
  return (
    <label className="studio-tick">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} /> {label}
    </label>
  )
}

/** One of a list. */
export function ChoiceInput({
  name,
  label,
  value,
  choices,
}: Named & { value: string; choices: readonly (readonly [value: string, label: string])[] }) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
