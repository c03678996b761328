import { make } from "./components/element";

export interface Photos {
  readonly element: HTMLElement;
  /** Opens the phone's own picture chooser. */
  choose(): void;
  /** The words shown while a file hangs over the page. */
  say(words: string): void;
}

/** Photos and PDFs chosen, dropped on the page or pasted. */
export function receivePhotos(onPhoto: (file: File) => void): Photos {
  const input = make("input", { type: "file", accept: "image/*,application/pdf", hidden: true, id: "photo-file" });
  const place = make("div", { class: "drop", "aria-hidden": "true", hidden: true });
  const receive = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) onPhoto(file);
  };
  input.addEventListener("change", () => {
    receive(input.files);
    // The same file may be chosen again.
    input.value = "";
  });
  window.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.hidden = false;
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) place.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    place.hidden = true;
    receive(event.dataTransfer?.files);
  });
  window.addEventListener("paste", (event) => receive(event.clipboardData?.files));
  return {
    element: make("div", {}, input, place),
    choose: () => input.click(),
    say: (words) => {
      place.textContent = words;
    },
  };
}
