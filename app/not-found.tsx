export { default, generateMetadata } from './missing-page/missing-page.tsx'
