/** Room that stays: what comes and goes above a button must not take the button along. */

/** Keeps the height that an element has had, though it holds less later. */
export function keepRoom(element: HTMLElement): void {
  const before = Number.parseFloat(element.style.minBlockSize) || 0;
  const now = Math.max(before, element.getBoundingClientRect().height);
  if (now === before) return;
  element.style.minBlockSize = `${now}px`;
  element.dataset["room"] = "kept";
}

/** Where everything is laid anew it may be small again. */
export function giveRoomBack(element: HTMLElement): void {
  element.style.minBlockSize = "";
  delete element.dataset["room"];
}
