/** Takes folders that are dropped anywhere, and says so while one is over the window. */
import { FolderOpen } from 'lucide';
import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import type { Sources } from './sources-model.ts';
import './drop-curtain.css';

/** Props of {@link DropCurtain}. */
export interface DropCurtainProps {
  readonly sources: Sources;
}

/** Nothing, until files are dragged over the window. */
export function DropCurtain({ sources }: DropCurtainProps): JSX.Element | null {
  const [isOver, setOver] = useState(false);
  useLayoutEffect(() => listenForDrops(sources, setOver), [sources]);
  if (!isOver) return null;
  return (
    <div class="drop-curtain" role="status">
      <div>
        <Icon of={FolderOpen} />
        <p class="drop-head">Let go to open this folder</p>
        <p>
          Nearfield listens to its sounds on this computer. Nothing is copied, moved or changed.
        </p>
      </div>
    </div>
  );
}

function listenForDrops(sources: Sources, setOver: (isOver: boolean) => void): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    // Without this the browser would open what is dropped in place of the app.
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) void sources.openDropped(event.dataTransfer);
  };
  addEventListener('dragenter', over, options);
  addEventListener('dragover', over, options);
  addEventListener('dragleave', leave, options);
  addEventListener('dragend', () => setOver(false), options);
  addEventListener('drop', drop, options);
  return () => ended.abort();
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
