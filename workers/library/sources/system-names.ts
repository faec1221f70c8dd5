/** Names that people neither gave nor see: skipped with all that is below them. */

const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'thumbs.db',
  'desktop.ini',
  '__macosx',
  'system volume information',
  '$recycle.bin',
]);

/** Whether a file or folder is hidden (also `._name`, the shadow that macOS leaves) or the system's. */
export function isSystemName(name: string): boolean {
  return name.startsWith('.') || SYSTEM_NAMES.has(name.toLowerCase());
}

/** The same for a path: one such part hides all below it. */
export function isSystemPath(path: string): boolean {
  return path.split('/').some(isSystemName);
}
