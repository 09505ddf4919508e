/** Copies a text (`PageScripts`); seen only where scripts run. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  return (
    <>
      <button type="button" data-copy={text} data-copied={copied} className="button button-quiet by-script w-auto">
        {label}
      </button>
      <span role="status" className="sr-only" />
    </>
  )
}
