/**
 * The whole look of the scan pages. Plain CSS that the web views inside chat programs of 2018 know:
 * no flex gaps, no `:is`, no nesting. Colours keep 4.5:1 (WCAG 2.2, 1.4.3) in both schemes.
 */
export const style = `
:root{--page:#eef3f5;--card:#fff;--ink:#10262f;--soft:#4a606a;--line:#d9e3e7;--link:#0a5670;
--good:#0a6148;--good-bg:#e2f2ec;--bad:#a1181d;--bad-bg:#fde9e8;--warn:#7a4200;--warn-bg:#fdf0dc;
--band:#0b4254;--band-2:#0f5a6f;--band-soft:#cfe4ea}
@media (prefers-color-scheme:dark){:root{--page:#0b1317;--card:#142026;--ink:#e8f0f2;--soft:#a3b6bf;
--line:#26363e;--link:#8fd0e4;--good:#86d9b7;--good-bg:#12332a;--bad:#ffb4ae;--bad-bg:#43181a;
--warn:#f3c57f;--warn-bg:#3a2a10;--band:#0a2a36;--band-2:#0d3a49}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 -apple-system,BlinkMacSystemFont,
"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Segoe UI",
Roboto,Helvetica,Arial,sans-serif}
a{color:var(--link)}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--link);
outline-offset:2px}
:lang(en) body{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,
"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.skip{position:absolute;left:-999px;top:0;background:var(--card);color:var(--ink);padding:12px 16px}
.skip:focus{left:0}
.band{background:var(--band);background-image:linear-gradient(160deg,var(--band-2),var(--band) 70%);
color:#fff;padding:0 20px 60px}
.band.recalled{--band:#7f1014;--band-2:#a9191f;--band-soft:#ffe1df}
.band.on_hold{--band:#6b3a00;--band-2:#8a4d04;--band-soft:#ffeacc}
.band.caution{--band:#4f4410;--band-2:#6a5a12;--band-soft:#f6ecc4}
.band.bare{--band:#33434b;--band-2:#475963;--band-soft:#e0e9ed}
.band.refused{--band:#33434b;--band-2:#475963;--band-soft:#e0e9ed}
.band a{color:#fff}
.band a:focus-visible{outline-color:#fff}
.wide{max-width:1040px;margin:0 auto}
.top{display:flex;align-items:center;justify-content:space-between;min-height:56px}
.brand{font-size:15px;letter-spacing:.04em;display:flex;align-items:center}
.brand svg{margin-right:8px}
.brand b{font-weight:600;margin-right:8px}
.brand span{color:var(--band-soft)}
.lang{display:inline-block;padding:10px 0 10px 16px;font-size:15px}
.verdict{display:flex;align-items:center;padding-top:18px}
.verdict svg{flex:none;margin-right:18px}
h1{font-size:32px;line-height:1.2;margin:0;font-weight:700;letter-spacing:.02em}
.say{margin:14px 0 0;color:var(--band-soft);max-width:44em}
.say strong{color:#fff}
.notice{margin:18px 0 0;padding:0;list-style:none}
.notice li{background:rgba(0,0,0,.22);border-left:4px solid #fff;border-radius:4px;
padding:12px 14px;margin-top:10px}
.notice b{display:block;font-size:17px}
main{padding:0 16px;margin-top:-40px}
.card{background:var(--card);border-radius:14px;padding:20px;margin-bottom:14px;
box-shadow:0 1px 2px rgba(8,32,42,.06)}
h2{font-size:17px;line-height:1.4;margin:0 0 12px;font-weight:600}
.product h2{font-size:24px;line-height:1.3;margin:0}
.other{color:var(--soft);margin:2px 0 0;font-size:15px}
.from{display:flex;flex-wrap:wrap;margin:14px 0 4px;padding:0;list-style:none}
.chip{display:inline-block;border-radius:999px;padding:2px 12px;font-size:14px;
background:var(--page);margin:0 8px 8px 0}
.chip.good{background:var(--good-bg);color:var(--good)}
.chip.bad{background:var(--bad-bg);color:var(--bad)}
.chip.warn{background:var(--warn-bg);color:var(--warn)}
dl{margin:8px 0 0}
dl div{display:flex;justify-content:space-between;padding:9px 0;border-top:1px solid var(--line)}
dl div:first-child{border-top:0}
dt{color:var(--soft);flex:none;margin-right:20px;max-width:46%}
dd{margin:0;text-align:right;overflow-wrap:anywhere;word-break:break-word;min-width:0}
.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:15px;
letter-spacing:.02em}
.rows{margin:0;padding:0;list-style:none}
.rows li{padding:12px 0;border-top:1px solid var(--line)}
.rows li:first-child{border-top:0;padding-top:0}
.rows li:last-child{padding-bottom:0}
.head{display:flex;justify-content:space-between;align-items:baseline}
.head .chip{margin:0 0 0 12px;flex:none}
.head b{font-weight:600}
.sub{color:var(--soft);font-size:14px;margin:2px 0 0;overflow-wrap:anywhere;word-break:break-word}
.route{margin:0;padding:0;list-style:none}
.route li{position:relative;padding:0 0 20px 28px}
.route li:last-child{padding-bottom:0}
.route li:before{content:"";position:absolute;left:5px;top:8px;width:10px;height:10px;
border-radius:50%;border:2px solid var(--link);background:var(--card)}
.route li:last-child:before{background:var(--link)}
.route li:after{content:"";position:absolute;left:11px;top:24px;bottom:-6px;width:2px;
background:var(--line)}
.route li:last-child:after{display:none}
.note{color:var(--soft);font-size:14px;margin:14px 0 0}
.code{font-size:20px;letter-spacing:.04em;margin:0;overflow-wrap:anywhere}
.call{display:block;text-align:center;background:var(--link);color:var(--card);border-radius:10px;
padding:13px 16px;font-weight:600;text-decoration:none;margin-top:14px}
form label{display:block;font-weight:600;margin-bottom:8px}
input{width:100%;font:inherit;font-size:18px;padding:12px 14px;border:1px solid var(--soft);
border-radius:10px;background:var(--card);color:var(--ink);text-transform:uppercase}
input[type=file]{font-size:16px;text-transform:none}
textarea{width:100%;font:inherit;padding:12px 14px;border:1px solid var(--soft);border-radius:10px;
background:var(--card);color:var(--ink);margin-bottom:14px}
fieldset{border:0;padding:0;margin:0 0 14px}
legend{font-weight:600;padding:0;margin-bottom:8px}
.choice{font-weight:400;padding:4px 0}
.choice input{width:auto;margin:0 10px 0 0}
button{width:100%;font:inherit;font-weight:600;padding:13px 16px;margin-top:12px;border:0;
border-radius:10px;background:var(--link);color:var(--card)}
button.quiet{background:none;color:var(--link);border:1px solid var(--link)}
.code+form{margin-top:20px}
.sub+textarea{margin-top:14px}
footer{padding:8px 20px 40px;color:var(--soft);font-size:14px}
.sub .mono{font-size:inherit}
time,.nb{white-space:nowrap}
.sums{display:flex;flex-wrap:wrap;margin:16px -4px 0;padding:0;list-style:none}
.sums li{margin:0 4px 8px}
.sums a{display:block;padding:7px 14px;border:1px solid rgba(255,255,255,.45);border-radius:999px;
font-size:15px;text-decoration:none}
.sums b{font-weight:600;margin-left:6px}
@media (min-width:860px){.cols{display:flex;align-items:flex-start}
.cols>div{flex:1;min-width:0}.cols>div+div{margin-left:16px}
.band{padding-bottom:72px}h1{font-size:40px}.call{display:inline-block;padding:13px 28px}}
@media print{.band{color:#000;background:none}.band a,.lang,.call{display:none}}
`;
