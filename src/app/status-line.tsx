/** The foot of the window: what there is, what waits for a person, and the keys at hand. */
import type { ComponentChildren, JSX } from 'preact';
import { countWords, rateFact } from '../design/number-words.ts';
import type { AppModels } from './app-models.ts';

/** Props of {@link StatusLine}. */
export interface StatusLineProps {
  readonly models: Pick<AppModels, 'list' | 'ingest' | 'audition' | 'sources'>;
}

/** The line "1,176 sounds · 6 sounds need a look · 3 missing", keys, and the output rate. */
export function StatusLine({ models }: StatusLineProps): JSX.Element {
  const rate = models.audition.outputRateHz.value;
  return (
    <footer class="foot">
      <LibraryWords models={models} />
      <span class="foot-end">
        <KeyHint cap="Space">play</KeyHint>
        <KeyHint cap="F">similar</KeyHint>
        <KeyHint cap="/">search</KeyHint>
        <KeyHint cap="?">all keys</KeyHint>
        {rate !== undefined && <span title="Rate of the output">{rateFact(rate)}</span>}
      </span>
    </footer>
  );
}

function LibraryWords({ models: { list, ingest, sources } }: StatusLineProps): JSX.Element {
  const counts = list.counts.value;
  if (counts === undefined) return <span class="opening">Opening the library</span>;
  const away = awayCount(sources);
  const waits = ingest.view.value === undefined ? counts.waiting : 0;
  return (
    <>
      <span>{countWords(counts.samples, 'sound')}</span>
      {counts.failed > 0 && (
        <FootAct onPress={() => list.setScope({ kind: 'failed' })}>
          {countWords(counts.failed, 'sound')} {counts.failed === 1 ? 'needs' : 'need'} a look
        </FootAct>
      )}
      {counts.missing > 0 && (
        <FootAct onPress={() => list.setScope({ kind: 'missing' })}>
          {counts.missing.toLocaleString('en-US')} missing
        </FootAct>
      )}
      {away > 0 && <span>{countWords(away, 'sound')} in folders to reconnect</span>}
      {waits > away && (
        <span>
          {countWords(waits - away, 'sound')} not listened to yet{' '}
          <FootAct onPress={ingest.resume}>Go on</FootAct>
        </span>
      )}
    </>
  );
}

/** Sounds in folders that cannot be read before the person reconnects them. */
function awayCount(sources: StatusLineProps['models']['sources']): number {
  const away = (sources.views.value ?? []).filter(({ status }) => status === 'away');
  return away.reduce((sum, { row }) => sum + row.soundCount, 0);
}

function FootAct({
  children,
  onPress,
}: {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
}): JSX.Element {
  return (
    <button type="button" class="foot-act" onClick={() => onPress()}>
      {children}
    </button>
  );
}

function KeyHint({
  cap,
  children,
}: {
  readonly cap: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <span class="key-hint">
      <kbd>{cap}</kbd> {children}
    </span>
  );
}
