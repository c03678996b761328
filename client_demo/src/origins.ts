/** What a text of the service came from; a line of a letter may have words of the paper among others. Pure. */
import type { Text } from "./contract";

/** How the detail of a line ends that also holds words of the paper, in quotation marks. */
const WITH_PRINT = /(?:^|, )source$/;

/** Whether some of its words are those of the paper, in quotation marks. */
export function holdsPrint({ detail }: Text): boolean {
  return WITH_PRINT.test(detail ?? "");
}

/** The text once for each thing it came from: where it holds words of the paper too, those are a thing of their own. */
export function originsOf(text: Text): readonly Text[] {
  return holdsPrint(text) ? [{ ...text, detail: withoutPrint(text) }, { ...text, provenance: "source", detail: null }] : [text];
}

/** Its detail without the mark of those words. */
export function withoutPrint({ detail }: Text): string | null {
  return detail?.replace(WITH_PRINT, "") || null;
}
