import type { Language } from '../../src/domain/text.ts';

const words = {
  zh: {
    lang: 'zh-CN',
    title: '操作台正在准备',
    text: '操作台正在构建,通常几秒,慢的机器约半分钟。本页每两秒自动刷新。',
    if: '若一直停在这里:请看启动程序的终端,那里写有原因;或运行 npm run build 后重新启动。',
  },
  en: {
    lang: 'en',
    title: 'The console is being built',
    text: 'It takes some seconds, half a minute on a slow machine. This page reloads itself every two seconds.',
    if: 'If it stays: the terminal of the program says why; or run npm run build and start again.',
  },
} as const;

/** Without a script, for there is none yet. */
export function consoleWait(language: Language): string {
  const { lang, title, text, if: otherwise } = words[language];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="2">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p>${otherwise}</p>
</main>
</body>
</html>
`;
}
