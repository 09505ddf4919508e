import { DeadEnd } from './dead-end.tsx'

/** An application that is none, or was erased, where the bank's people look for it: in English, as their pages are. */
export function NothingForStaff() {
  return (
    <div lang="en" className="contents">
      <DeadEnd
        title="There is no such application"
        text="The reference may be mistyped, or what was kept under it was erased."
      >
        <a href="/staff" className="button button-primary">
          To the list
        </a>
      </DeadEnd>
    </div>
  )
}
