import { useEffect, useRef, useState } from 'preact/hooks';
import { storedKey, storeKey } from './api/client';
import icon from './icon.svg';
import { Empty } from './parts/basics';
import { KeyDialog } from './parts/KeyDialog';
import { address, comparedIn, usePlace } from './parts/router';
import { setTheme, useTheme, type Theme } from './parts/theme';
import { ComparePage } from './pages/ComparePage';
import { NewSearchPage } from './pages/NewSearchPage';
import { SearchesPage } from './pages/SearchesPage';
import { SearchPage } from './pages/SearchPage';
import { TrialPage } from './pages/TrialPage';

const themes: Record<Theme, [string, Theme]> = { auto: ['system', 'light'], light: ['light', 'dark'], dark: ['dark', 'auto'] };

export function App() {
  const place = usePlace();
  const { chosen } = useTheme();
  const [asksKey, setAsksKey] = useState(false);
  // Changes when the key does, so that every page asks anew.
  const [turn, setTurn] = useState(0);
  const main = useRef<HTMLElement>(null);
  const [first] = place.path;
  const page = place.path.join('/');
  useEffect(() => {
    const ask = () => setAsksKey(true);
    addEventListener('nascloud:key', ask);
    return () => removeEventListener('nascloud:key', ask);
  }, []);
  useEffect(() => scrollTo(0, 0), [place.path[0], place.path[1], place.path[2] === 'trials' ? place.path[3] : '']);
  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus(); }}>Skip to the page</a>
      <header class="top">
        <div class="top-in">
          <a class="brand" href={address([])} aria-label="NasCloud: all searches">
            <img src={icon} alt="" />
            <span>NasCloud</span>
          </a>
          <nav aria-label="Pages">
            <a href={address(['searches'])} aria-current={!first || first === 'searches' ? 'page' : undefined}>Searches</a>
            <a href={address(['compare'])} aria-current={first === 'compare' ? 'page' : undefined}>Compare</a>
            <a href={address(['new'])} aria-current={first === 'new' ? 'page' : undefined}>New</a>
          </nav>
          <div class="buttons">
            {storedKey() && <button type="button" class="plain" onClick={() => { storeKey(null); setTurn(turn + 1); }}>Forget key</button>}
            <button type="button" class="plain" onClick={() => setTheme(themes[chosen][1])} title="Change the theme" aria-label={`Theme: ${themes[chosen][0]}. Change it`}><span class="wordy">Theme: {themes[chosen][0]}</span><span class="glyph" aria-hidden="true">◐</span></button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} key={turn}>{route(place.path, place.query, page)}</main>
      {asksKey && <KeyDialog close={() => { setAsksKey(false); setTurn(value => value + 1); }} />}
    </>
  );
}

function route(path: string[], query: URLSearchParams, page: string) {
  const [first, id, tab, number] = path;
  if (!first || (first === 'searches' && !id)) return <SearchesPage />;
  if (first === 'searches' && tab === 'trials' && number) return <TrialPage key={page} id={id} number={Number(number)} />;
  if (first === 'searches') return <SearchPage key={id} id={id} tab={tab ?? 'overview'} query={query} />;
  if (first === 'compare') return <ComparePage ids={comparedIn(query)} />;
  if (first === 'new') return <NewSearchPage key={query.get('from') ?? ''} from={query.get('from')} />;
  return (
    <Empty title="There is no such page">
      <a href={address([])}>All searches</a>
    </Empty>
  );
}
