/** The part of a question that the database can answer. */
import type { SourceId } from './ids.ts';
import type { SampleState } from './samples.ts';

/** Which samples; a tree that later grows leaves, never other shapes. */
export type Filter =
  | { readonly kind: 'all' }
  | {
      /** Each word stands in the name or the folder of a place; case and accents do not count. */
      readonly kind: 'words';
      readonly words: readonly string[];
    }
  | { readonly kind: 'source'; readonly sourceId: SourceId }
  | {
      /** In this folder of a source or below it. */
      readonly kind: 'folder';
      readonly sourceId: SourceId;
      readonly path: string;
    }
  | { readonly kind: 'state'; readonly state: SampleState }
  | { readonly kind: 'missing' }
  | { readonly kind: 'and'; readonly parts: readonly Filter[] };

/** A column that orders the list. */
export type SortColumn =
  | 'name'
  | 'folder'
  | 'duration'
  | 'loudness'
  | 'sampleRate'
  | 'bitDepth'
  | 'channels'
  | 'codec'
  | 'added';

/** The order of a list; samples without the fact come last either way, ties go by name. */
export interface SortOrder {
  readonly column: SortColumn;
  readonly direction: 'ascending' | 'descending';
}
