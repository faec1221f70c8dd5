/** The page of a library without sources. */
import type { ComponentChildren, JSX } from 'preact';
import { UPLOAD_WORDS } from '../sources/ask-for-folder.ts';
import { Welcome, WelcomeFoot } from '../welcome/welcome.tsx';
import type { AppModels } from './app-models.ts';

/** Props of {@link FirstPage}. */
export interface FirstPageProps {
  readonly models: Pick<AppModels, 'sources'>;
  /** False until the library was read: nothing is shown then that might be wrong. */
  readonly isKnown: boolean;
  /** The header. */
  readonly children: ComponentChildren;
}

/** The welcome, or for a moment nothing. */
export function FirstPage({ models, isKnown, children }: FirstPageProps): JSX.Element {
  const hasPicker = models.sources.hasPicker.value;
  return (
    <div class="app first">
      {children}
      {isKnown ? (
        <>
          <Welcome
            hasPicker={hasPicker}
            uploadWords={UPLOAD_WORDS}
            onOpen={() => void models.sources.openPicked()}
          />
          <WelcomeFoot hasPicker={hasPicker} />
        </>
      ) : (
        <>
          <main class="welcome-blank" />
          <footer class="foot">
            <span class="opening">Opening the library</span>
          </footer>
        </>
      )}
    </div>
  );
}
