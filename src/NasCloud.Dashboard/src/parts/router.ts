import { useEffect, useState } from 'preact/hooks';

export interface Place {
  /** The parts of the path: searches, an id, a tab. */
  path: string[];
  query: URLSearchParams;
}

/** Behind the '#', so that any host can serve the pages as plain files. */
export function readPlace(): Place {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query ?? '') };
}

export function usePlace(): Place {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const update = () => setPlace(readPlace());
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return place;
}

/** The searches that a page of comparisons is of. */
export const comparedIn = (query: URLSearchParams): string[] => (query.get('ids') ?? '').split(',').filter(Boolean);

export function address(path: (string | number)[], query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return `#/${path.map(part => encodeURIComponent(part)).join('/')}${text ? `?${text}` : ''}`;
}

export function go(to: string): void {
  location.hash = to;
}
