/** The first page. */
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../design/base.css';
import '../design/controls.css';
import '../design/tokens.css';
import { Welcome, WelcomeFoot } from './welcome.tsx';

let opened = 0;

function show(hasPicker: boolean): void {
  opened = 0;
  const open = (): void => {
    opened += 1;
  };
  render(
    <>
      <Welcome hasPicker={hasPicker} uploadWords="Nothing is uploaded." onOpen={open} />
      <WelcomeFoot hasPicker={hasPicker} />
    </>,
    document.body,
  );
}

afterEach(() => render(null, document.body));

it('leaves the focus where a person has it', () => {
  document.body.insertAdjacentHTML('beforebegin', '<input id="elsewhere">');
  const elsewhere = document.querySelector<HTMLInputElement>('#elsewhere');
  elsewhere?.focus();
  show(true);
  expect(document.activeElement).toBe(elsewhere);
  elsewhere?.remove();
});

it('opens a folder with the first Enter', async () => {
  show(true);
  await expect.element(page.getByRole('button', { name: 'Open a folder' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(opened).toBe(1);
  await expect.element(page.getByRole('main')).not.toHaveTextContent('Nothing is uploaded.');
});

it('says what "upload" means before a browser says it', async () => {
  show(false);
  await expect.element(page.getByText('Nothing is uploaded.')).toBeVisible();
  await expect.element(page.getByRole('contentinfo')).toHaveTextContent('choose the folder again');
});
