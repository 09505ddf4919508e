const style = `
.demo-bar { background: #142033; color: #eef1f4; font-size: 0.9375rem; }
.demo-bar summary { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; min-height: 2.75rem; padding: 0.75rem 1.25rem; cursor: pointer; }
.demo-bar .demo-mark { padding: 0 0.5rem; border-radius: 0.25rem; background: #84d8d8; color: #06181a; font-weight: 700; }
.demo-bar ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 1.5rem; margin: 0; padding: 0.5rem 1.25rem 1.25rem; border-top: 1px solid #3c4a60; list-style: none; }
.demo-bar a { display: flex; align-items: center; min-height: 2.75rem; color: #84d8d8; }
.demo-bar :focus-visible { outline-color: #84d8d8; }
`

/** The look of the bar where no stylesheet of the application reaches. */
export function GET(): Response {
  return new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } })
}
