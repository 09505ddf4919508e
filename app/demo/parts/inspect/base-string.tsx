import type { ShownFields } from 'singpass-client'
import { basePartsOf, origins } from '@/lib/demo/base-string.ts'
import { textOf } from './texts.ts'

/** The text that a v3 signature covers, coloured and numbered by where its parts come from. */
export function BaseString({ fields }: { fields: ShownFields }) {
  const parts = basePartsOf(fields)
  return (
    <>
      <h3>Base string: the text that is signed</h3>
      <p className="coded">
        {parts.map(({ name, isNamed, value, origin }, index) => (
          <span key={name}>
            {index > 0 && '&'}
            <span className={`part part-${origin}`}>
              <sup>{origin}</sup>
              {isNamed && `${name}=`}
              {textOf(value)}
            </span>
          </span>
        ))}
      </p>
      <Legend names={origins.map(({ name }) => name)} />
      <p className="demo-soft">
        Parameters stand in byte order of their names, decoded. The mistakes that everybody makes: percent-encoding the
        values, leaving out a parameter of the query, signing another host than the one that is called.
      </p>
    </>
  )
}

/** Numbers, colours and names of parts. */
export function Legend({ names }: { names: readonly string[] }) {
  return (
    <ol className="legend">
      {names.map((name, index) => (
        <li key={name}>
          <span className={`part part-${index + 1}`}>{index + 1}</span> {name}
        </li>
      ))}
    </ol>
  )
}
