import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { inTurn } from './turns';

/**
 * Whether an element is, or once was, near to where it can be seen; a page that is printed is seen as a whole.
 * @param margin How far beyond the window's edge is near, as CSS has it.
 */
export function useNear(host: RefObject<HTMLElement | null>, margin: string): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || !host.current) return;
    const see = () => setNear(true);
    const observer = new IntersectionObserver(entries => { if (entries.some(entry => entry.isIntersecting)) see(); }, { rootMargin: margin });
    observer.observe(host.current);
    addEventListener('beforeprint', see);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', see);
    };
  }, [isNear]);
  return isNear;
}

/** What stands below what is seen first: made after it, or as soon as it comes into view. */
export function Deferred({ height, children }: { height: number; children: () => ComponentChildren }) {
  const host = useRef<HTMLDivElement>(null);
  const isNear = useNear(host, '0px');
  const [isDue, setDue] = useState(false);
  useEffect(() => inTurn(() => setDue(true)), []);
  return isNear || isDue ? <>{children()}</> : <div ref={host} class="card deferred" aria-busy="true" style={{ minHeight: `${height}px` }} />;
}
