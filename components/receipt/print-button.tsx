/** Opens the browser's print command (`PageScripts`); seen only where scripts run. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" data-print="yes" className="button button-quiet by-script">
      {label}
    </button>
  )
}
