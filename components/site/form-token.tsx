/** Binds a form to this browser; every form that we draw carries it. */
export function FormToken({ value }: { value: string }) {
  return <input type="hidden" name="csrfToken" value={value} />
}
