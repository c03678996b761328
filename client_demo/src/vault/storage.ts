/** The one place on the phone where a sealed profile is kept: a database of the browser. */
import type { Sealed } from "./sealing";

const DATABASE = "leeswijzer";
const STORE = "vault";
const PROFILE = "profile";

/** Whether anything is kept, without making a database for whoever keeps nothing. */
export async function isKept(): Promise<boolean> {
  const known = await indexedDB.databases();
  return known.some(({ name }) => name === DATABASE) && (await load()) !== null;
}

/** What is kept, or null. */
export async function load(): Promise<Sealed | null> {
  const kept = await inStore<Sealed | undefined>("readonly", (store) => store.get(PROFILE) as IDBRequest<Sealed | undefined>);
  return kept ?? null;
}

/** Keeps it in place of what was there; fails when the phone has no room or does not allow it. */
export async function keep(sealed: Sealed): Promise<void> {
  await inStore("readwrite", (store) => store.put(sealed, PROFILE));
}

/** Erases the whole database. */
export async function erase(): Promise<void> {
  await inStore("readwrite", (store) => store.clear());
  await finished(indexedDB.deleteDatabase(DATABASE));
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await finished(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const result = await finished(act(transaction.objectStore(STORE)));
    await done(transaction);
    return result;
  } finally {
    database.close();
  }
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("storage")));
  });
}

/** A full phone says so only when the transaction ends. */
function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("storage")));
  });
}
