/**
 * Stands in for the module of antd's that writes <style> elements: the page's policy lets in no style
 * that isn't a file, and a sheet that a script makes and adopts needs no leave.
 */
type Options = {
  mark?: string;
  prepend?: boolean | 'queue';
  priority?: number;
};

type Adopted = { id: string; css: string; rank: number; sheet: CSSStyleSheet; element: Element };

const adopted: Adopted[] = [];

const idOf = (key: string, { mark = 'rc-util-key' }: Options) => `${mark}:${key}`;

/** Those that want to be first are, by priority; among equals the later comes later. */
function rankOf({ prepend, priority = 0 }: Options): number {
  return prepend === undefined || prepend === false ? Number.MAX_SAFE_INTEGER : priority;
}

export function updateCSS(css: string, key: string, options: Options = {}): Element {
  const id = idOf(key, options);
  const known = adopted.find((one) => one.id === id);
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(css);
    known.css = css;
    return known.element;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Never in the document: its caller only leaves notes on it.
  const element = document.createElement('style');
  const rank = rankOf(options);
  const after = adopted.findIndex((one) => one.rank > rank);
  const index = after === -1 ? adopted.length : after;
  adopted.splice(index, 0, { id, css, rank, sheet, element });
  document.adoptedStyleSheets.splice(index, 0, sheet);
  return element;
}

export function removeCSS(key: string, options: Options = {}): void {
  const id = idOf(key, options);
  const index = adopted.findIndex((one) => one.id === id);
  if (index === -1) return;
  adopted.splice(index, 1);
  document.adoptedStyleSheets.splice(index, 1);
}

export function injectCSS(css: string, options: Options = {}): Element {
  return updateCSS(css, `injected-${adopted.length}-${css.length}`, options);
}

export function clearContainerCache(): void {}

/** What the icons ask of the same module beside it; nothing of ours stands in a shadow. */
export function getShadowRoot(): null {
  return null;
}

export function warningOnce(): void {}
