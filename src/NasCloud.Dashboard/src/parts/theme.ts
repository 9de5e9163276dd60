import { useEffect, useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

const name = 'nascloud.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export function theme(): Theme {
  const stored = localStorage.getItem(name);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

export function setTheme(value: Theme): void {
  if (value === 'auto') localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  apply();
}

export function isDark(): boolean {
  return document.documentElement.dataset.theme === 'dark';
}

export function apply(): void {
  const chosen = theme();
  document.documentElement.dataset.theme = chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen;
  for (const listener of listeners) listener();
}

dark.addEventListener('change', apply);

export function useTheme(): { chosen: Theme; isDark: boolean } {
  const [state, setState] = useState(() => ({ chosen: theme(), isDark: isDark() }));
  useEffect(() => {
    const update = () => setState({ chosen: theme(), isDark: isDark() });
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return state;
}

/** The colours of the page, for what is drawn by script. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (variable: string) => style.getPropertyValue(variable).trim();
  return {
    text: get('--text'),
    quiet: get('--quiet'),
    line: get('--line'),
    card: get('--card'),
    accent: get('--accent'),
    series: Array.from({ length: 8 }, (_, index) => get(`--series-${index + 1}`)),
  };
}
