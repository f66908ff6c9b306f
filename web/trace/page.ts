import type { PictureData } from './data.ts';
import { traceStyle } from './style.ts';

/** The page around the data: nothing is loaded, so it works from a disk. Hashes are base64 of SHA-256. */
export function tracePage(
  data: PictureData,
  script: string,
  hashOf: (text: string) => string,
): string {
  const policy =
    `default-src 'none'; script-src 'sha256-${hashOf(script)}'; ` +
    `style-src 'sha256-${hashOf(traceStyle)}'; base-uri 'none'; form-action 'none'`;
  // In a data block only this sign could end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const lang = data.language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>霜印 Frostmark</title>
<style>${traceStyle}</style>
</head>
<body>
<a class="skip" href="#picture" data-say="skip"></a>
${header}
<main>
<div class="stage">
<svg id="picture" role="group" data-label="picture" xmlns="http://www.w3.org/2000/svg"><g id="layer"></g></svg>
<p id="nothing" data-say="nothing" hidden></p>
<div class="tools">
<button id="larger" type="button" data-label="larger">+</button>
<button id="smaller" type="button" data-label="smaller">−</button>
<button id="fit" type="button" data-label="fit">⤢</button>
</div>
<p class="foot"><span id="shown" role="status"></span> <span class="help" data-say="help"></span></p>
</div>
<aside id="aside" data-label="details" hidden>
<button id="close" type="button" data-label="close">✕</button>
<div id="facts"></div>
</aside>
</main>
<p id="live" class="unseen" role="status"></p>
<script type="application/json" id="data">${json}</script>
<script>${script}</script>
</body>
</html>
`;
}

const header = `<header>
<div class="top">
<h1 id="about"></h1>
<p id="as-of"></p>
<span id="sums"></span><span id="bound" hidden></span>
<div class="ways">
<button id="fold-all" type="button" data-say="foldAll"></button>
<button id="print" type="button" data-say="print"></button>
<button id="theme" type="button" data-say="theme"></button>
<button id="language" type="button" data-say="other"></button>
</div>
</div>
<div class="filters">
<div class="find"><input id="search" type="search" data-label="search" autocomplete="off"><ul id="results" hidden></ul></div>
<label><span data-say="until"></span><input id="until" type="range" min="1" step="1"><output id="until-text" for="until"></output></label>
<label><span data-say="share"></span><select id="share"></select></label>
<label><span data-say="firm"></span><select id="firm"></select></label>
<label><input id="certain" type="checkbox"><span data-say="certain"></span></label>
<button id="reset" type="button" data-say="reset"></button>
</div>
<div id="legend" class="legend" role="group" data-label="legend"></div>
</header>`;
