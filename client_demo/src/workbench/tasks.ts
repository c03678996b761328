/** What waits for somebody: where each kind of it is done, and how many there are for each page. */
import type { WorkbenchIcon } from "./icons";
import type { Wire } from "./service";

/** Where each kind of task is done. A kind this page does not know is left out. */
export const TASKS: Readonly<Record<string, { icon: WorkbenchIcon; path: string }>> = {
  "forms-to-decide": { icon: "paper", path: "forms" },
  "people-to-invite-again": { icon: "people", path: "people" },
  "keys-running-out": { icon: "key", path: "keys" },
  "texts-to-review": { icon: "tell", path: "texts" },
  "texts-sent-back": { icon: "history", path: "texts?work=write" },
  "remarks-open": { icon: "listen", path: "insights" },
  "recovery-codes-low": { icon: "lock", path: "account" },
};

/** How many things wait behind each page of the navigation, by its path. */
export function countsByPage(tasks: Wire["TasksSchema"]["tasks"]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, count } of tasks) {
    const path = TASKS[kind]?.path.split("?")[0];
    // How many codes are left is no work that waits.
    if (path !== undefined && kind !== "recovery-codes-low") counts.set(path, (counts.get(path) ?? 0) + count);
  }
  return counts;
}
