/** Which page of a form was looked at last: who loads the wizard anew goes on there. */

const name = (draft: number): string => `wizard-page-${draft}`;

/** The page of that draft, 1 where none is known. A browser may keep nothing: that is no trouble. */
export function pageKept(draft: number): number {
  try {
    return Number(sessionStorage.getItem(name(draft))) || 1;
  } catch {
    return 1;
  }
}

export function keepPage(draft: number, page: number): void {
  try {
    sessionStorage.setItem(name(draft), String(page));
  } catch {
    // It begins at the first page again.
  }
}
