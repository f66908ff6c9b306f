/** What the page of proofs has besides the look of all scan pages. */
export const proofStyle = `
[hidden]{display:none!important}
summary{font-weight:600;font-size:17px;cursor:pointer;min-height:28px}
summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
details[open] summary{margin-bottom:12px}
.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:13px;
overflow-wrap:anywhere;word-break:break-all}
pre.hash{white-space:pre-wrap;margin:8px 0 0;padding:12px;border-radius:8px;background:var(--page)}
.plain{margin:8px 0 0;padding:0;list-style:none;font-size:14px}
.plain li{padding:4px 0}
.alarm{border:2px solid var(--bad)}
.result{margin:6px 0 0}.result:empty{display:none}
.back{margin:10px 0 0}.back+div h2{margin-top:20px}
.sub+h2{margin-top:20px}
dl+h2{margin-top:20px}
#note{margin-top:0}
.chip.wait{color:var(--soft)}
li[data-verdict=failed] .result,li[data-verdict=failed] .hash{color:var(--bad)}
@media print{body{background:#fff;color:#000}main{margin-top:0}.band{padding:0}.say,.brand span{color:#000}
.card{box-shadow:none;border:1px solid #999;padding:12px}.rows li,.plain li{break-inside:avoid}
.cols{display:block}.cols>div+div{margin-left:0}#forget,.skip,.back{display:none}}
`;
