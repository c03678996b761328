/**
 * What a page of the workbench is. To add one:
 *
 * 1. write `views/<name>.ts` with `export async function open(context: PageContext): Promise<Opened>`: fetch what it
 *    needs (`context.service.get`), then build its element, which holds one `h1`. What it throws is told to the person,
 *    with a button to try again; while it fetches, that is told too;
 * 2. add a line to `PAGES` in `pages.ts`: its path, the right it needs, and its place in the navigation;
 * 3. put its sentences in every file of `locales/workbench`, its styles in `styles/workbench/<name>.css`;
 * 4. add it to `PAGES` in `tests/workbench/pages.py`: it is then looked at by axe, in all colours and sizes.
 */
import type { WorkbenchIcon } from "./icons";
import type { Right, Session, WorkbenchService } from "./service";
import type { Phrase, WorkbenchWords } from "./words";

export interface WorkbenchPage {
  /** What stands after `#/`; `:name` stands for a part that differs: `people/:id`. */
  readonly path: string;
  /** Its place in the navigation; left out: it is reached from another page. */
  readonly inNavigation?: { readonly label: Phrase; readonly icon: WorkbenchIcon };
  /** The page of the navigation it belongs to, by path. */
  readonly under?: string;
  /** Offered only to who has this right somewhere. The service refuses others in any case. */
  readonly right?: Right;
  /** Uses the whole width of a large screen, for pictures of pages. */
  readonly isWide?: boolean;
  /** Fetched when somebody goes there. */
  readonly load: () => Promise<{ open: (context: PageContext) => Promise<Opened> | Opened }>;
}

export interface PageContext {
  readonly service: WorkbenchService;
  readonly session: Session;
  readonly words: WorkbenchWords;
  /** The parts of the address by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Aborted when the page is left: pass it on to `service`, and stop what runs. */
  readonly signal: AbortSignal;
  /** Goes to another page: `go("people")`. */
  readonly go: (path: string) => void;
  /** Says in a sentence that something was done; read aloud by screen readers, gone after a while. */
  readonly tell: (sentence: string) => void;
  /** Shows this page anew, with what the service says now. */
  readonly again: () => Promise<void>;
}

export interface Opened {
  readonly element: HTMLElement;
  /** Whether something was typed that is not kept yet: leaving then asks first. */
  readonly hasUnsaved?: () => boolean;
}
