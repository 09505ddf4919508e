/** The one stylesheet: calm, plainly not Singpass's own, for phones and desks, light and dark. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --raised: #ffffff; --ink: #1d2430; --soft: #4c5667; --line: #d9d8d3; --edge: #767d89;
  --accent: #4a3f8f; --on-accent: #ffffff; --ground: #eeecf7; --ribbon: #fff3c9; --on-ribbon: #4d3b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171d; --raised: #1c2028; --ink: #eceef2; --soft: #adb5c3; --line: #333945; --edge: #848d9c;
    --accent: #b9b0f5; --on-accent: #15131f; --ground: #232336; --ribbon: #3a3212; --on-ribbon: #ffe9a3;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header { background: var(--ribbon); color: var(--on-ribbon); }
header p { margin: 0 auto; max-width: 60rem; padding: 12px 20px; }
header strong { margin-right: 8px; }
main { margin: 0 auto; max-width: 60rem; padding: 32px 20px 48px; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: 14px; }
footer p { margin: 0 auto; max-width: 60rem; padding: 16px 20px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 12px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 32px 0 8px; }
p { max-width: 68ch; margin: 0 0 16px; overflow-wrap: anywhere; }
button { font: inherit; cursor: pointer; border-radius: 8px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.gallery { list-style: none; margin: 24px 0; padding: 0; display: grid; gap: 12px; }
@media (min-width: 640px) { .gallery { grid-template-columns: 1fr 1fr; } }
.gallery li { display: flex; min-width: 0; }
.card {
  display: block; width: 100%; padding: 16px; text-align: left; color: inherit;
  background: var(--raised); border: 1px solid var(--line);
}
.card:hover { border-color: var(--accent); background: var(--ground); }
.card span { display: block; overflow-wrap: anywhere; }
.title { font-weight: 650; }
.name { margin-top: 6px; }
.number { color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
.story { margin-top: 8px; color: var(--soft); }
.fit { margin-top: 8px; color: var(--soft); font-size: 14px; }
.fit.good { color: var(--accent); font-weight: 650; }
.search label { display: block; font-weight: 650; margin-bottom: 4px; }
.search span { display: flex; flex-wrap: wrap; gap: 12px; }
.search input {
  flex: 1 1 14rem; min-width: 0; padding: 12px; font: inherit; color: inherit;
  background: var(--raised); border: 1px solid var(--edge); border-radius: 8px;
}
.context { padding: 12px 16px; border-left: 4px solid var(--accent); background: var(--raised); }
a.primary { display: inline-block; text-decoration: none; border-radius: 8px; }
.items { margin: 0 0 32px; padding: 0; list-style: none; border-top: 1px solid var(--line); background: var(--raised); }
.items li { padding: 10px 16px; border: 1px solid var(--line); border-top: 0; }
.choice { display: flex; flex-wrap: wrap; gap: 12px; }
.primary, .quiet { padding: 12px 24px; min-width: 8rem; border: 1px solid var(--edge); background: var(--raised); color: inherit; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 650; }
.primary:hover, .quiet:hover { text-decoration: underline; text-underline-offset: 3px; }
@media (max-width: 480px) { .choice button { width: 100%; } }
dl div { padding: 10px 0; border-top: 1px solid var(--line); }
dt { font-weight: 650; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.source { color: var(--soft); font-size: 14px; }
.context h2 { margin-top: 0; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.92em; }
a { color: var(--accent); }
@media (prefers-reduced-motion: no-preference) { .card { transition: background 120ms, border-color 120ms; } }
`
