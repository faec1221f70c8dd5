import { expect, it } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';

function computer(platform: NodeJS.Platform, env: Record<string, string>, programs: string[]) {
  return { platform, env, home: '/home/me', canRun: (file: string) => programs.includes(file) };
}

it('takes the browser that CHROME_PATH names, and refuses a wrong one aloud', () => {
  const env = { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' };
  expect(findBrowser(computer('linux', env, ['/opt/mine', '/usr/bin/chromium']))).toBe('/opt/mine');
  expect(() => findBrowser(computer('linux', env, ['/usr/bin/chromium']))).toThrow('/opt/mine');
});

it('finds one on PATH', () => {
  const programs = ['/usr/bin/google-chrome'];
  expect(findBrowser(computer('linux', { PATH: '/bin:/usr/bin' }, programs))).toBe(programs[0]);
});

it('finds one where installers of macOS put it', () => {
  const programs = ['/home/me/Applications/Chromium.app/Contents/MacOS/Chromium'];
  expect(findBrowser(computer('darwin', { PATH: '/bin' }, programs))).toBe(programs[0]);
});

it('finds one where installers of Windows put it', () => {
  const programs = ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'];
  const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', Path: 'C:\\Windows' };
  expect(findBrowser(computer('win32', env, programs))).toBe(programs[0]);
});

it('finds none where there is none', () => {
  expect(findBrowser(computer('linux', { PATH: '/bin' }, []))).toBeUndefined();
});
