/** Lists the files of a source that are no sounds. */
import type { JSX } from 'preact';
import type { OtherFile } from '../../workers/protocol/sources.ts';
import { Dialog } from '../design/dialog.tsx';
import { countWord, countWords } from '../design/number-words.ts';
import { sizeWords } from './other-files.ts';
import type { OtherFilesLook, OtherFilesState } from './other-files.ts';

/** More rows than this are counted, not drawn. */
const ROWS = 500;

/** Props of {@link OtherFilesDialog}. */
export interface OtherFilesDialogProps {
  readonly look: OtherFilesLook;
  readonly onClose: () => void;
}

/** Paths and sizes, the first 500; the rest is counted. */
export function OtherFilesDialog({ look, onClose }: OtherFilesDialogProps): JSX.Element {
  const { value } = look.shown;
  return (
    <Dialog
      title={`Files in ${look.sourceName} that are no sounds`}
      className="others"
      onClose={onClose}
    >
      <p>They are left alone.</p>
      <OtherFiles shown={value} />
      <div class="dialog-acts">
        <button type="button" class="btn fill" onClick={onClose}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}

function OtherFiles({ shown }: { readonly shown: OtherFilesState }): JSX.Element | null {
  if (shown.state === 'busy') return null;
  if (shown.state === 'failed') return <p role="alert">The list could not be read. Try again.</p>;
  const { files } = shown;
  const rest = files.length - ROWS;
  return (
    <div
      class="others-list"
      tabIndex={0}
      role="region"
      aria-label={countWords(files.length, 'file')}
    >
      <OtherTable files={files} />
      {rest > 0 && <p class="dim">and {countWord(rest)} more</p>}
    </div>
  );
}

function OtherTable({ files }: { readonly files: readonly OtherFile[] }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{countWords(files.length, 'file')}</th>
          <th scope="col" class="num">
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {files.slice(0, ROWS).map((file) => (
          <OtherRow key={file.path} file={file} />
        ))}
      </tbody>
    </table>
  );
}

function OtherRow({ file }: { readonly file: OtherFile }): JSX.Element {
  return (
    <tr>
      <td>{file.path}</td>
      <td class="num">{sizeWords(file.byteCount)}</td>
    </tr>
  );
}
