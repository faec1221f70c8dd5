/** The door to IndexedDB: folder handles and settings, kept by name. */
import { del, get, set } from 'idb-keyval';

/** Values that survive the page, by name; handles can be kept as well as plain data. */
export interface KeptValues {
  /** Undefined where nothing is kept, or the browser keeps nothing (some private windows). */
  readonly read: (name: string) => Promise<unknown>;
  /** Keeps a value; where the browser refuses, the value is lost with the page, nothing else is. */
  readonly keep: (name: string, value: unknown) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
}

/** Values kept in this browser. */
export const KEPT_VALUES: KeptValues = {
  read: (name) => get<unknown>(name).catch(() => undefined),
  keep: (name, value) => set(name, value).catch(() => undefined),
  drop: (name) => del(name).catch(() => undefined),
};
