/** What one step of the schema's history is. */

/** One numbered step; applied as a whole or not at all. */
export interface Migration {
  /** `user_version` after it. */
  readonly version: number;
  readonly statements: string;
}
