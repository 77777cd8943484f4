"""How the page looks: light or dark as the reader's system is, and on A4 in print."""

import base64
import hashlib

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --soft: #595959; --line: #c8c8c8; --wash: #f3f5f7;
  --link: #0b57a4; --bar: #2f75b5; --bar2: #b4551d; --done: #cfe8c4; --planned: #ffe9ad; --zero: #e4e4e4;
  --missing: #f9d3c3; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e8e8e8; --soft: #b0b4b8; --line: #4a4e53;
  --wash: #22262a; --link: #8cc0f5; --bar: #6aa9e0; --bar2: #e0935f; --done: #2c4d28; --planned: #5a4a12;
  --zero: #3a3d41; --missing: #5e3324; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.75 "Noto Serif", "Noto Serif CJK SC", "Source Han Serif SC", FangSong, STFangsong, SimSun, serif; }
h1, h2, h3, th, nav, summary, .meta, figure { font-family: system-ui, "Noto Sans CJK SC",
  "Microsoft YaHei", "PingFang SC", SimHei, sans-serif; }
h1 { text-align: center; font-size: 1.75rem; line-height: 1.35; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
.meta { text-align: center; color: var(--soft); font-size: .9rem; margin: 0 0 1.5rem; }
:lang(zh) .text p { text-indent: 2em; }
p { margin: .5rem 0; }
a { color: var(--link); }
a.figure { text-decoration: underline dotted; text-underline-offset: .2em; white-space: nowrap; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
nav ol { columns: 2; list-style: none; padding: 0; font-size: .95rem; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid var(--line); padding: .3rem .45rem; text-align: left; vertical-align: top; }
thead th { background: var(--wash); }
tfoot td, tfoot th { font-weight: 600; background: var(--wash); }
th[scope="row"], .d { white-space: nowrap; }
td:not([class]) { min-width: 5.5em; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.done { background: var(--done); } .planned { background: var(--planned); } .zero { background: var(--zero); }
.missing { background: var(--missing); }
.done, .planned, .zero, .missing, .absent { text-align: center; }
.note { color: var(--soft); font-size: .9rem; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
svg .bar { fill: var(--bar); } svg .bar2 { fill: var(--bar2); } svg .axis { stroke: var(--line); }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
.photos figure { margin: 0; } .photos img { width: 100%; height: auto; } figcaption { font-size: .85rem; }
details { border-bottom: 1px solid var(--line); padding: .25rem 0; }
summary { cursor: pointer; }
:target { background: var(--wash); scroll-margin-top: 1rem; }
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  @page lying { size: A4 landscape; margin: 18mm 15mm; }
  .lying { page: lying; }
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #888; --wash: #f2f2f2; --link: #000; --bar: #444;
    --bar2: #888; --done: #e2e2e2; --planned: #fff; --zero: #fff; --missing: #fff; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav, .skip, .rows { display: none; }
  a.figure { text-decoration: none; }
  h2 { break-after: avoid; } .annex { break-before: page; } tr, figure { break-inside: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; } td { min-width: 0 !important; }
  .scroll { overflow: visible; } table { font-size: 8.5pt; } figure { margin: 4mm 0; }
  figure svg { width: 100%; max-height: 64mm; }
  .lying .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; } th, td { padding: .15rem .4rem; }
  .lying th, .lying td { padding: .05rem .4rem; } .lying .charts svg { max-height: 42mm; }
  .note { break-before: avoid; } .annex h2 { margin-top: 0; } .lying figure { margin: 0 0 2mm; }
}
"""


def policy() -> str:
    """Return a content security policy that allows this style, pictures within the page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
