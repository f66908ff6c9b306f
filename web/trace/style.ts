import { traceColours, traceKinds, traceVariables } from './colours.ts';

/** Plain CSS; colours keep 4.5:1 for text and 3:1 for what tells goods apart, in both schemes. */
export const traceStyle = `
:root{color-scheme:light dark;${traceVariables(traceColours.light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${traceVariables(traceColours.dark)}}}
:root[data-theme=dark]{color-scheme:dark;${traceVariables(traceColours.dark)}}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
html,body{height:100%}
body{margin:0;background:var(--page);color:var(--ink);display:flex;flex-direction:column;
font:14px/1.5 -apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei",
"Noto Sans CJK SC","Noto Sans SC","Segoe UI",Roboto,Helvetica,Arial,sans-serif}
[hidden]{display:none!important}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--card);color:var(--link);padding:8px 12px;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:3px solid var(--link);outline-offset:1px}
header{background:var(--card);border-bottom:1px solid var(--line);padding:10px 16px}
.top{display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}
h1{font-size:18px;line-height:1.3;margin:0}
.top p{margin:0;color:var(--soft)}
.top .ways{margin-left:auto;display:flex;gap:6px}
#sums{border-radius:999px;padding:1px 10px;font-weight:600}
#sums.good{background:var(--good-bg);color:var(--good)}
#sums.bad,#bound{background:var(--bad-bg);color:var(--bad)}
#bound{border-radius:6px;padding:2px 10px;font-weight:600}
button,select,input{font:inherit;color:inherit}
button{border:1px solid var(--line);background:var(--card);border-radius:8px;padding:4px 11px;
min-height:32px;cursor:pointer}
button:hover{border-color:var(--link)}
select,input[type=search]{border:1px solid var(--soft);border-radius:8px;background:var(--card);
padding:4px 8px;min-height:32px}
.filters{display:flex;gap:8px 14px;align-items:center;flex-wrap:wrap;margin-top:8px}
.filters label{display:flex;gap:6px;align-items:center;color:var(--soft)}
.filters select{max-width:190px;color:var(--ink)}
.filters output{color:var(--ink);min-width:9.5em;font-variant-numeric:tabular-nums}
.find{position:relative;flex:1 1 240px;max-width:360px}
.find input{width:100%}
#results{position:absolute;z-index:5;left:0;right:0;top:100%;margin:4px 0 0;padding:4px;list-style:none;
background:var(--card);border:1px solid var(--line);border-radius:10px;max-height:320px;overflow:auto;
box-shadow:0 8px 24px rgba(8,32,42,.18)}
#results .count{color:var(--soft);padding:2px 8px}
.go{display:block;width:100%;text-align:left;border:0;background:none;color:var(--link);padding:4px 8px}
.go:hover{background:var(--page)}
.legend{display:flex;gap:6px;flex-wrap:wrap;margin-top:8px}
.chip{display:flex;gap:6px;align-items:center;border-radius:999px;padding:2px 11px 2px 8px;font-size:13px}
.chip i{width:10px;height:10px;border-radius:3px;background:var(--w)}
.chip b{font-variant-numeric:tabular-nums}
.chip b.blurred{border-bottom:1.5px dashed currentColor;line-height:1.2}
.chip[aria-pressed=true]{border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
main{flex:1;display:flex;min-height:0}
.stage{flex:1;position:relative;min-width:0;min-height:240px}
#picture{position:absolute;inset:0;width:100%;height:100%;touch-action:none;cursor:grab;display:block}
#picture:active{cursor:grabbing}
.tools{position:absolute;right:12px;top:12px;display:flex;flex-direction:column;gap:6px}
.tools button{width:40px;min-height:40px;padding:0;font-size:18px;line-height:1}
.foot{position:absolute;left:12px;bottom:8px;right:12px;margin:0;color:var(--soft);font-size:12px;
pointer-events:none}
.foot span{background:var(--page);padding:1px 4px;border-radius:4px}
#nothing{position:absolute;inset:0;display:grid;place-content:center;color:var(--soft);pointer-events:none}
aside{width:344px;flex:none;background:var(--card);border-left:1px solid var(--line);overflow:auto;
padding:14px 16px;position:relative}
#close{position:absolute;right:10px;top:10px;width:36px;padding:0;font-size:16px}
aside h2{font-size:17px;line-height:1.35;margin:0 40px 0 0;overflow-wrap:anywhere}
aside h3{font-size:14px;margin:16px 0 4px}
.under{color:var(--soft);margin:2px 0 8px}
.acts{display:flex;gap:6px;flex-wrap:wrap;margin:0 0 8px}
dl{margin:0}
dl div{padding:6px 0;border-top:1px solid var(--line)}
dt{color:var(--soft);font-size:12.5px}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
aside ul{list-style:none;margin:0;padding:0}
aside li{padding:4px 0;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}
aside li .go{padding:2px 0}
aside li b{display:block}
aside li span{color:var(--soft);font-size:12.5px}
svg text{font-family:inherit;fill:var(--ink);font-variant-numeric:tabular-nums}
.frame rect{fill:var(--frame);stroke:var(--line)}
.frame text{font-size:11px;fill:var(--soft)}
.link{fill:none;stroke:var(--edge);opacity:.55}
.link.blurred{stroke-dasharray:7 5}
.link.near{stroke:var(--link);opacity:.95}
.link:hover{opacity:1}
text.kg{font-size:11px;fill:var(--soft);paint-order:stroke;stroke:var(--page);stroke-width:4px;
stroke-linejoin:round}
text.kg.near{fill:var(--ink);font-weight:600}
.box{cursor:pointer;outline:none}
.box .body{fill:var(--card);stroke:var(--line);stroke-width:1.2}
.box.firm .body,.box.premises .body,.box.rest .body{stroke:var(--soft)}
.box.rest .body{fill:var(--page)}
.box.blurred .body{stroke-dasharray:5 4;stroke:var(--soft)}
.box.start .body{stroke:var(--link);stroke-width:2.5;stroke-dasharray:none}
.box:hover .body{stroke:var(--link)}
.box.selected .body{stroke:var(--link);stroke-width:3;stroke-dasharray:none}
.box:focus-visible .body{stroke:var(--link);stroke-width:4.5;stroke-dasharray:none}
.box .name{font-size:12.5px;font-weight:600}
.box .under{font-size:11px;fill:var(--soft)}
.box .sum{font-size:11.5px}
.box.blurred .sum{text-decoration:underline dashed;text-underline-offset:3px}
.box .more{font-size:22px;fill:var(--soft)}
.unfold rect{fill:var(--page);stroke:var(--line)}
.unfold path{stroke:var(--link);stroke-width:2}
.unfold:hover rect{stroke:var(--link)}
.w-none{fill:var(--line)}
${traceKinds.map((kind) => `.w-${kind}{--w:var(--${kind});fill:var(--${kind})}`).join('\n')}
@media (max-width:760px){
header{padding:8px 12px}
.top .ways{margin-left:0}
.filters{flex-wrap:nowrap;overflow-x:auto;padding-bottom:2px}
.filters>*{flex:none}
.filters .find{width:220px}
.legend{flex-wrap:nowrap;overflow-x:auto;padding-bottom:2px}
.chip{flex:none}
#results{position:fixed;left:8px;right:8px;top:auto}
main{flex-direction:column}
aside{width:auto;max-height:46%;border-left:0;border-top:1px solid var(--line)}
.foot .help{display:none}}
@media print{
@page{size:A4 landscape;margin:10mm}
:root,:root[data-theme]{color-scheme:light;${traceVariables(traceColours.light)};--page:#fff}
html,body{height:auto}
body{display:block}
header{border:0;padding:0}
.ways,.filters,.tools,aside,.foot .help,.skip{display:none!important}
.stage{height:150mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
