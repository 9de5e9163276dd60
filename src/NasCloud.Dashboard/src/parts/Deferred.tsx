import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { afterAll } from './turns';

/**
 * Whether an element is, or once was, near to where it can be seen; a page that is printed is seen as a whole.
 * @param margin How many pixels beyond the window's edge are near.
 */
export function useNear(host: RefObject<HTMLElement | null>, margin: number): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || !host.current) return;
    const see = () => setNear(true);
    // Told at once of what is near from the beginning: an observer tells it a frame later.
    const { top, bottom } = host.current.getBoundingClientRect();
    if (top < innerHeight + margin && bottom > -margin) return see();
    const observer = new IntersectionObserver(entries => { if (entries.some(entry => entry.isIntersecting)) see(); }, { rootMargin: `${margin}px` });
    observer.observe(host.current);
    addEventListener('beforeprint', see);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', see);
    };
  }, [isNear]);
  return isNear;
}

/** What stands below what is seen first: made after its pictures, or as soon as it comes into view. */
export function Deferred({ height, children }: { height: number; children: () => ComponentChildren }) {
  const host = useRef<HTMLDivElement>(null);
  const isNear = useNear(host, 0);
  const [isDue, setDue] = useState(false);
  useEffect(() => afterAll(() => setDue(true)), []);
  return isNear || isDue ? <>{children()}</> : <div ref={host} class="card deferred" aria-busy="true" style={{ minHeight: `${height}px` }} />;
}
