/** Where the app is found when an address names no page of it. */

/**
 * The app's own address with the query and the fragment of the one that was asked for, so that
 * nothing a link carries is lost.
 */
export function readPageAddress(asked: string, scope: string): string {
  const { search, hash } = new URL(asked);
  return new URL(`${search}${hash}`, scope).href;
}
