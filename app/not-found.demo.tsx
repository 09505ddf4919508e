import DemoBar from './demo/parts/bar.tsx'
import MissingPage from './missing-page/missing-page.tsx'

export { generateMetadata } from './missing-page/missing-page.tsx'

/** In a demo the bar is here too: an address where there is no page has no slots. */
export default function MissingPageWithBar() {
  return (
    <>
      <MissingPage />
      <DemoBar />
    </>
  )
}
