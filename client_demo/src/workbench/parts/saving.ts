/** Files between the person's own disk and the service. */
import { make } from "../../components/element";
import { Problem, type Received } from "../service";
import { textEntry, type Entry } from "./entry";

/** Puts a file where the browser keeps what one downloads. */
export function keepFile({ name, content }: Pick<Received, "name" | "content">): void {
  const address = URL.createObjectURL(content);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** To choose one file. */
export function fileEntry(id: string, label: string, accept: string, hint?: string): Entry<HTMLInputElement> {
  return textEntry(id, label, { type: "file", accept, class: "wb-file" }, hint);
}

/** The file that was chosen; without one there is nothing to send. */
export function chosenFile({ input }: Entry<HTMLInputElement>): File {
  const file = input.files?.[0];
  if (file === undefined) throw new Problem("no-file", "");
  return file;
}
