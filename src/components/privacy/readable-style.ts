/** The look of an exported page: the system's own fonts and the colours of the app, so that nothing has to be fetched. */
export const PAGE_STYLE = `
:root{--paper:#f6f5f1;--surface:#fefdfb;--line:#dbd9d3;--rule:#807d74;--ink:#25231c;--soft:#504d46;--link:#144e51}
@media(prefers-color-scheme:dark){:root{--paper:#171611;--surface:#201f1a;--line:#3a3832;--rule:#8f8c83;--ink:#efede7;--soft:#c6c3bb;--link:#9bd3d6}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
header,main{max-width:44rem;margin:0 auto;padding:1.5rem 1.25rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .75rem}h2{font-size:1.4rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:2px solid var(--rule)}
h3{font-size:1.1rem;margin:0 0 .25rem}h4{font-size:1rem;margin:1rem 0 .25rem}
p,ul,dl{margin:.4rem 0}ul{padding-left:1.25rem}a{color:var(--link)}
article{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem;margin:.9rem 0}
.meta,dt{color:var(--soft);font-size:.9rem}dd{margin:0 0 .6rem}
.words{font-family:Georgia,"Times New Roman",serif;border-left:2px solid var(--rule);padding-left:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
@media print{:root{--paper:#fff;--surface:#fff;--ink:#000;--soft:#333;--link:#000}nav{display:none}article{break-inside:avoid;border-radius:0}body{font-size:11pt}}
`;
