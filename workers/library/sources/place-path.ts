/** Paths below a source: folder and name apart, and together. */

/** A file's place below its source. */
export interface PlacePath {
  /** Without a slash at either end; empty at the top. */
  readonly folder: string;
  readonly name: string;
}

/** The whole path. */
export function toPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Parts a path at its last slash. */
export function splitPath(path: string): PlacePath {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}
