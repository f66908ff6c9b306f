import Bowser from 'bowser';

/** 'Chrome 140, Windows' of what a browser says of itself; what no browser says, as it is. */
export function agentText(told: string): string {
  if (told === '') return '';
  const { browser, os } = Bowser.parse(told);
  if (!browser.name || !os.name) return told;
  return `${[browser.name, browser.version?.split('.')[0]].filter(Boolean).join(' ')}, ${os.name}`;
}
