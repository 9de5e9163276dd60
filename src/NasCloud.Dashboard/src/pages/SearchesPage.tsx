import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Search, SearchListing, State } from '../api/types';
import { budgetUses, forecast } from '../data/budget';
import { ago, duration, metric, metricName, money } from '../data/format';
import { Empty, ErrorNote, Loading, Meter, Segments, Sparkline, StateMark } from '../parts/basics';
import { mayChange, useNow, usePolling } from '../parts/hooks';
import { address } from '../parts/router';

type Filter = 'all' | 'running' | 'ended' | 'trouble';

const filters: readonly (readonly [Filter, string])[] = [['all', 'All'], ['running', 'Running'], ['ended', 'Ended'], ['trouble', 'Trouble']];
const live: (State | undefined)[] = ['created', 'searching', 'finishing', 'paused'];

interface Item {
  listing: SearchListing;
  search: Search | null;
}

// Ended searches do not change: they are asked for once.
const known = new Map<string, Search>();
const atOnce = 6;

async function load(signal: AbortSignal): Promise<Item[]> {
  const listings: SearchListing[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await api.searches(after || undefined, signal);
    listings.push(...page.items);
    after = page.next === undefined ? undefined : page.items[page.items.length - 1]?.id;
  }
  const items = listings.map<Item>(listing => ({ listing, search: null }));
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) item.search = await detail(item.listing, signal);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return items.sort((a, b) => (b.listing.createdAt ?? '').localeCompare(a.listing.createdAt ?? ''));
}

async function detail(listing: SearchListing, signal: AbortSignal): Promise<Search | null> {
  if (!listing.state) return null;
  const key = `${listing.id} ${listing.createdAt} ${listing.updatedAt} ${listing.state}`;
  const cached = known.get(key);
  if (cached) return cached;
  try {
    const search = await api.search(listing.id, signal);
    if (!mayChange(search)) known.set(key, search);
    return search;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

export function SearchesPage() {
  const { value: items, error, reload } = usePolling(load, list => (list.some(item => item.search && mayChange(item.search)) ? 3000 : 10_000), ['searches']);
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const now = useNow();
  useEffect(() => { document.title = 'Searches – NasCloud'; }, []);
  const shown = items?.filter(item => matches(item, filter, text)) ?? [];
  const toggle = (id: string) => setChosen(ids => (ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]));
  return (
    <>
      <div class="page-head">
        <h1>Searches</h1>
        <a class="button primary" href={address(['new'])}>New search</a>
      </div>
      <ErrorNote error={error} retry={reload} />
      {!items && !error && <Loading what="searches" />}
      {items?.length === 0 && (
        <div class="list">
          <Empty title="No searches yet">
            Start one here, or with <code>nascloud search examples/quickstart.json</code>: it shows up as soon as it is created.
            <div class="buttons"><a class="button primary" href={address(['new'])}>Start a search</a></div>
          </Empty>
        </div>
      )}
      {items && items.length > 0 && (
        <>
          <div class="filters">
            <Segments label="Which searches" value={filter} options={filters} onChange={setFilter} />
            <input type="search" placeholder="Name, id, strategy or data" aria-label="Find searches" value={text} onInput={event => setText(event.currentTarget.value)} />
            <span class="spacer" />
            <span class="note num" role="status">{shown.length === items.length ? `${items.length} ${items.length === 1 ? 'search' : 'searches'}` : `${shown.length} of ${items.length} searches`}</span>
          </div>
          <ul class="list">
            {shown.map(item => <Entry key={item.listing.id} item={item} now={now} isChosen={chosen.includes(item.listing.id)} toggle={toggle} />)}
            {shown.length === 0 && <li><Empty title="None of the searches is like that" /></li>}
          </ul>
        </>
      )}
      {chosen.length > 0 && (
        <div class="bar" role="region" aria-label="Chosen searches">
          <span class="num">{chosen.length} chosen</span>
          <button type="button" class="plain" onClick={() => setChosen([])}>Clear</button>
          {chosen.length > 1 ? <a class="button primary" href={address(['compare'], { ids: chosen.join(',') })}>Compare them</a> : <span class="note">Choose another to compare</span>}
        </div>
      )}
    </>
  );
}

function matches({ listing, search }: Item, filter: Filter, text: string): boolean {
  if (filter === 'running' && !live.includes(listing.state)) return false;
  if (filter === 'ended' && (live.includes(listing.state) || listing.state === 'failed')) return false;
  if (filter === 'trouble' && !(listing.state === 'failed' || !listing.state || listing.problem)) return false;
  const words = [listing.id, listing.name, search?.strategy.name, search?.dataset?.name].join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every(word => words.includes(word));
}

function Entry({ item: { listing, search }, now, isChosen, toggle }: { item: Item; now: number; isChosen: boolean; toggle: (id: string) => void }) {
  const to = address(['searches', listing.id]);
  const left = search && forecast(search);
  return (
    <li class="item">
      <input type="checkbox" checked={isChosen} onChange={() => toggle(listing.id)} aria-label={`Choose ${listing.id}`} disabled={!search} />
      <div class="ident">
        <a class="name" href={to}>{listing.name ?? listing.id}</a>
        <span class="id mono">{listing.id}</span>
        <span class="what"><StateMark state={listing.state} wish={search?.wish} />{search && <span class="note">{search.strategy.name}{search.dataset && ` on ${search.dataset.name}`}</span>}</span>
      </div>
      <div class="spark">{search && <Sparkline xs={search.bestSoFar.evaluations} values={search.bestSoFar.values} />}</div>
      <div class="best num">
        {search && (
          <>
            <span class="value">{metric(search.bestSoFar.metric, search.bestSoFar.values[search.bestSoFar.values.length - 1])}</span>
            <span class="note">best {metricName(search.bestSoFar.metric)}</span>
          </>
        )}
      </div>
      <div class="meters">{search && budgetUses(search).map(use => <Meter key={use.kind} label={use.label} fraction={use.fraction} text={use.text} />)}</div>
      <div class="spent num">
        {search?.cost ? <b>{money(search.cost.amount, search.cost.currency)}</b> : search && <b>{duration(search.deviceSeconds)}</b>}
        {left ? <span>{duration(left.seconds)} left</span> : <span>{ago(listing.createdAt, now)}</span>}
      </div>
      {listing.problem && <p class="trouble">{listing.problem}</p>}
    </li>
  );
}
