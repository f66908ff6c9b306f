/** What the scanner adds to the look of the scan pages. */
export const scannerStyle = `
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scanner .band{padding-bottom:48px}
.scanner h1{font-size:20px}
.scanner main{margin-top:-36px;padding-bottom:32px}
.camera{padding:12px}
#stage{position:relative;display:none;border-radius:10px;overflow:hidden;background:#000;
aspect-ratio:4/3;max-height:52vh}
#stage.on{display:block}
#stage.on~.ways{display:none}
#video{display:block;width:100%;height:100%;object-fit:cover}
.aim{position:absolute;left:8%;right:8%;top:16%;bottom:24%;border:2px solid rgba(255,255,255,.85);
border-radius:14px;box-shadow:0 0 0 999px rgba(0,0,0,.28)}
.over{position:absolute;left:8px;right:8px;bottom:8px;display:flex;justify-content:flex-end}
.over>*{margin-left:8px}
.over button,.over select{width:auto;min-height:44px;margin-top:0;padding:8px 14px;color:#fff;
background:rgba(0,0,0,.62);border:1px solid rgba(255,255,255,.5);border-radius:999px;font:inherit;
font-size:15px}
.over select{max-width:50%;text-overflow:ellipsis}
.over button[aria-pressed=true]{background:#fff;color:#000}
.over :focus-visible{outline-color:#fff}
.trouble{border-left:4px solid var(--warn);background:var(--warn-bg);color:var(--warn);
border-radius:6px;padding:12px 14px}
.trouble b{display:block}
.camera .note{margin:12px 8px 0}
.camera #photo-says{margin-bottom:4px}
#photo-says:empty,#copy-says:empty{display:none}
.ways{display:flex;margin-top:12px}
.ways>*{flex:1;margin:0}
.ways button,.file{min-height:48px;border-radius:10px;font-weight:600;text-align:center;
padding:12px 10px;cursor:pointer}
.file{background:var(--page);color:var(--link);margin-left:10px}
.file:focus-within{outline:3px solid var(--link);outline-offset:2px}
.line{display:flex}
.scanner input{text-transform:none}
.line input{min-width:0;flex:1}
.line button{width:auto;flex:none;margin:0 0 0 10px}
#tools{display:flex;flex-wrap:wrap;align-items:center;margin:0 0 12px}
#tools button{width:auto;margin:0 8px 8px 0;padding:9px 14px;min-height:44px;font-size:15px;
background:var(--page);color:var(--link)}
h2 .chip{font-weight:400;margin:0 0 0 4px}
.read{overflow-wrap:anywhere}
.read .head time{color:var(--soft);font-size:14px;margin-left:auto}
.read .head .times{margin:0 0 0 10px;background:var(--warn-bg);color:var(--warn)}
.read .code{font-size:17px;margin:4px 0 0}
.read .raw{margin:4px 0 0;font-size:14px;word-break:break-all}
.read dl{margin:4px 0 0}
.read dl div{padding:5px 0}
.read .known{margin:6px 0;font-weight:600}
.read .warning{margin:6px 0 0;padding:8px 12px;border-radius:6px;font-size:14px;
background:var(--warn-bg);color:var(--warn)}
.read .links{margin:6px 0 0}
.read .links a{display:inline-block;padding:8px 16px 8px 0}
@media (max-width:859px){.scanner .cols{display:flex;flex-direction:column}.look{display:contents}
.type{order:3}#stage.on~.note{display:none}}
@media (min-width:860px){.look{position:sticky;top:16px}.scanner .band{padding-bottom:48px}}
`;
