/** The files of a source that are no sounds, read for one look at them. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { OtherFile } from '../../workers/protocol/sources.ts';
import type { Sources, SourceView } from './sources-model.ts';

/** What the look shows. */
export type OtherFilesState =
  | { readonly state: 'busy' }
  | { readonly state: 'ready'; readonly files: readonly OtherFile[] }
  | { readonly state: 'failed' };

/** One look at a source's other files. */
export interface OtherFilesLook {
  readonly sourceName: string;
  readonly shown: ReadonlySignal<OtherFilesState>;
}

/** Begins to read them; the look fills when they are there. */
export function lookAtOtherFiles(sources: Sources, view: SourceView): OtherFilesLook {
  const shown = signal<OtherFilesState>({ state: 'busy' });
  void sources.readOtherFiles(view.row.id).then(
    (files) => {
      shown.value = { state: 'ready', files };
    },
    () => {
      shown.value = { state: 'failed' };
    },
  );
  return { sourceName: view.row.name, shown };
}

/** A size as people say it: `0 kB`, `12 kB`, `3.4 MB`, `1.2 GB`. */
export function sizeWords(byteCount: number): string {
  if (byteCount < 1000) return `${byteCount} B`;
  if (byteCount < 999_500) return `${Math.round(byteCount / 1000)} kB`;
  if (byteCount < 999_500_000) return `${(byteCount / 1e6).toFixed(1)} MB`;
  return `${(byteCount / 1e9).toFixed(1)} GB`;
}
