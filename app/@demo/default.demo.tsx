export { default } from '../demo/parts/bar.tsx'
