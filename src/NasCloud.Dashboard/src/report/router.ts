// In place of parts/router: places in the one page that there is.
import { useEffect, useState } from 'preact/hooks';
import { report } from './data';

const isComparison = report.kind === 'comparison';

/** Where a search or a trial is told of; in a comparison, which tells of no single trial, the trial's search. */
export function address(path: (string | number)[], _query: Record<string, string | undefined> = {}): string {
  const [, id, part, number] = path;
  if (isComparison) return id === undefined ? '#top' : `#search-${id}`;
  if (part === 'trials') return number === undefined ? '#trials' : `#trial-${number}`;
  return '#top';
}

export function go(to: string): void {
  location.hash = to;
}

/** The trial that was chosen last; null where none was. */
export function useChosenTrial(): number | null {
  const [number, setNumber] = useState(read);
  useEffect(() => {
    const update = () => setNumber(last => read() ?? last);
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return number;
}

function read(): number | null {
  const found = /^#trial-(\d+)$/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

export function usePlace(): { path: string[]; query: URLSearchParams } {
  return { path: [], query: new URLSearchParams() };
}
