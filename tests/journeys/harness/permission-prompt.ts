/**
 * Stands in for what no one can press in a headless browser: the permission prompt and the folder
 * picker. Both lay a sheet over the page and are answered by a real drop, which gives the page a
 * real handle and, in Chromium, the right to read that folder. The rest of the app is untouched.
 */
import type { BrowserContext } from 'playwright';

declare global {
  interface Window {
    /** Lays the sheet and gives the folder that is dropped on it. */
    askForDrop: (words: string) => Promise<FileSystemDirectoryHandle>;
  }
}

/** `requestPermission` waits for a drop of the folder, then tells what the browser says of it. */
export async function answerPermissionByDrop(context: BrowserContext): Promise<void> {
  await context.addInitScript(laySheets);
  await context.addInitScript(() => {
    FileSystemHandle.prototype.requestPermission = async function asked(mode) {
      await window.askForDrop('Allow Nearfield to read this folder');
      return this.queryPermission(mode);
    };
  });
}

/** `showDirectoryPicker` gives the folder that is dropped; refuses without a gesture as the real one. */
export async function answerPickerByDrop(context: BrowserContext): Promise<void> {
  await context.addInitScript(laySheets);
  await context.addInitScript(() => {
    window.showDirectoryPicker = () => {
      if (!navigator.userActivation.isActive)
        return Promise.reject(new DOMException('no gesture', 'SecurityError'));
      return window.askForDrop('Choose a folder');
    };
  });
}

/** Runs in the page. */
function laySheets(): void {
  window.askForDrop = (words) =>
    new Promise((resolve) => {
      const sheet = document.createElement('div');
      sheet.textContent = words;
      sheet.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: #fff8';
      sheet.addEventListener('dragover', (event) => event.preventDefault());
      sheet.addEventListener('drop', (event) => {
        event.preventDefault();
        event.stopPropagation();
        const handle = event.dataTransfer?.items[0]?.getAsFileSystemHandle();
        sheet.remove();
        void handle?.then((given) => resolve(given as FileSystemDirectoryHandle));
      });
      document.body.append(sheet);
    });
}
