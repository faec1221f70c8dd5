/** The theme menu. */
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeShellModels } from '../../tests/fakes/shell-models.ts';
import { ThemeMenu } from './theme-menu.tsx';

afterEach(() => render(null, document.body));

it('shows the choice, takes another at once, and gives the focus back', async () => {
  const { look } = makeShellModels();
  render(<ThemeMenu look={look} />, document.body);
  const button = page.getByRole('button', { name: 'Theme' });
  await button.click();
  const chosen = page.getByRole('menuitemradio', { name: 'As the system' });
  await expect.element(chosen).toHaveAttribute('aria-checked', 'true');
  await expect.element(chosen).toHaveFocus();
  await userEvent.keyboard('l{Enter}');
  expect(look.theme.value).toBe('light');
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
});

it('closes with a second press of its button and with a press elsewhere', async () => {
  const { look } = makeShellModels();
  const away = <p style="margin-top: 300px">elsewhere</p>;
  render([<ThemeMenu key="menu" look={look} />, away], document.body);
  const button = page.getByRole('button', { name: 'Theme' });
  await button.click();
  await button.click();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  await button.click();
  await page.getByText('elsewhere').click();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(look.theme.value).toBe('system');
});
