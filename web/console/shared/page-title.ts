/**
 * A page is called as its heading is (WCAG 2.2, 2.4.2), also in the list of forty tabs and in the history; until it has one, as
 * the console itself.
 */
export function keepTitle(): void {
  const product = document.title;
  let isDue = false;
  const follow = () => {
    isDue = false;
    const heading = document.querySelector('h1')?.textContent?.trim();
    const title = heading ? `${heading} · ${product}` : product;
    if (document.title !== title) document.title = title;
  };
  // A page is drawn in many steps: what it is called in the end is enough.
  const soon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(follow, 100);
  };
  new MutationObserver(soon).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}
