import { useEffect, useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

const name = 'nascloud.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export function theme(): Theme {
  const stored = kept();
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

// A page in a frame that is walled off, as previews of files are, may keep nothing.
let own: string | null = null;

function kept(): string | null {
  try { return localStorage.getItem(name) ?? own; } catch { return own; }
}

export function setTheme(value: Theme): void {
  own = value === 'auto' ? null : value;
  try {
    if (own) localStorage.setItem(name, own);
    else localStorage.removeItem(name);
  } catch { /* It holds until the page is closed. */ }
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
