/** Text without accents and capitals, each letter at its place: for finding, never for showing. Pure. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
