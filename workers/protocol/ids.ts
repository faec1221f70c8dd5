/** Ids that cross threads: numbers of the database, told apart by type. */

declare const brand: unique symbol;

/** A sound by its content; stable over moves and renames of its files. */
export type SampleId = number & { readonly [brand]: 'sample' };

/** A place where a sample lies: one file of one source. */
export type LocationId = number & { readonly [brand]: 'location' };

/** A folder that the person opened. */
export type SourceId = number & { readonly [brand]: 'source' };

/** Calls a number of the database a sample. */
export function toSampleId(id: number): SampleId {
  return id as SampleId;
}

/** Calls a number of the database a location. */
export function toLocationId(id: number): LocationId {
  return id as LocationId;
}

/** Calls a number of the database a source. */
export function toSourceId(id: number): SourceId {
  return id as SourceId;
}
