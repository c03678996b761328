/**
 * Whether the page that is served now is another than this one. A part that does not come may be
 * gone with the version it belonged to; or the network fails, and loading anew would lose the page.
 */
export async function isAnotherPageServed(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>("script[type='module'][src]")?.getAttribute("src");
  if (!own) return false;
  try {
    const served = await fetch(location.pathname, { cache: "no-store" });
    return served.ok && !(await served.text()).includes(own);
  } catch {
    return false;
  }
}
