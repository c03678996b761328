/** Handing something to the rest of the phone: the clipboard, the calendar. Nothing goes over the network. */

/** Puts text on the clipboard; gives whether it is there. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

/** Gives a file to the phone, which opens or keeps it; the page lets go of it at once. */
export function handOut(content: string, name: string, type: string): void {
  handOutFile(new Blob([content], { type }), name);
}

/** The same for what is a file already. */
export function handOutFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The old way, for pages that are not served over TLS. */
function copiedByHand(text: string): boolean {
  const focused = document.activeElement;
  const host = focused?.closest("dialog") ?? document.body;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  host.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isDone;
}
