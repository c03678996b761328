import type { Panel } from "../state/state";

/** What a person can do; the views know nothing of how it is done. */
export interface Actions {
  openCamera(): void;
  choosePhoto(): void;
  leave(): void;
  hold(): void;
  release(): void;
  retry(): void;
  select(id: string | null): void;
  openPanel(panel: Panel | null): void;
  chooseLanguage(code: string): void;
}
