import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Search } from '../api/types';
import { bestSoFar } from '../data/bestSoFar';
import { budgetUses, forecast } from '../data/budget';
import { ago, bigCount, duration, group, metric, metricName, metricTitle, moment, money } from '../data/format';
import { endedSince } from '../data/reasons';
import type { Objective, Row, Trials } from '../data/trials';
import { ErrorNote, Figure, Loading, Meter, StateMark } from '../parts/basics';
import { expectCharts } from '../parts/Chart';
import { type Loaded, useNow, useSearch, useSpace, type Watched } from '../parts/hooks';
import { address } from '../parts/router';
import { ActivityTab } from './search/ActivityTab';
import { CurvesTab } from './search/CurvesTab';
import { DecisionsTab } from './search/DecisionsTab';
import { OverviewTab } from './search/OverviewTab';
import { SpecTab } from './search/SpecTab';
import { SteerButtons } from './search/SteerButtons';
import { TrialsTab } from './search/TrialsTab';

const tabs = [['overview', 'Overview'], ['trials', 'Trials'], ['curves', 'Learning curves'], ['decisions', 'Decisions'], ['activity', 'Trainers and events'], ['spec', 'Spec']] as const;

/** What a search seeks, as its spec has it. */
export function objectivesOf(search: Search): Objective[] {
  const given = Array.isArray(search.spec.objectives) ? (search.spec.objectives as unknown as Objective[]) : [];
  const known = given.filter(each => typeof each === 'object' && each.metric);
  return known.length > 0 ? known : [{ metric: search.bestSoFar.metric, goal: search.bestSoFar.goal }];
}

/** The trial that wins, or would if the search ended now: of several objectives not always the first of a list by one of them. */
export const winnerOf = (search: Search, trials: Trials): Row | null => (search.winner === undefined ? null : trials.find(search.winner));

export function SearchPage({ id, tab, query }: { id: string; tab: string; query: URLSearchParams }) {
  const loaded = useSearch(id);
  const { value, error, reload } = loaded;
  useEffect(() => { document.title = `${value?.search.name ?? id} – NasCloud`; }, [value?.search.name]);
  useEffect(expectCharts, []);
  return (
    <>
      <Head id={id} loaded={loaded} />
      <ErrorNote error={error} retry={reload} />
      {!value && !error && <Loading what="the search" />}
      {value && (
        <>
          {value.search.problem && (
            <div class="banner bad" role="alert">
              <div><strong>A problem stopped this search</strong><p>{value.search.problem}</p><p>Mend it, then resume: everything that was measured is kept.</p></div>
            </div>
          )}
          <Figures watched={value} />
          <Tabs id={id} current={tab} />
          <Tab tab={tab} watched={value} query={query} />
        </>
      )}
    </>
  );
}

function Tabs({ id, current }: { id: string; current: string }) {
  const nav = useRef<HTMLElement>(null);
  // Where a phone has no room for all of them, the one that is shown comes into view.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) nav.current!.scrollLeft = link.offsetLeft - nav.current!.offsetLeft - (nav.current!.clientWidth - link.offsetWidth) / 2;
  }, [current]);
  return (
    <nav class="tabs" ref={nav} aria-label="Parts of the search">
      {tabs.map(([key, text]) => (
        <a key={key} href={address(['searches', id, key])} aria-current={current === key ? 'page' : undefined}>{text}</a>
      ))}
    </nav>
  );
}

function Tab({ tab, watched, query }: { tab: string; watched: Watched; query: URLSearchParams }) {
  switch (tab) {
    case 'trials': return <TrialsTab {...watched} query={query} />;
    case 'curves': return <CurvesTab {...watched} />;
    case 'decisions': return <DecisionsTab {...watched} />;
    case 'activity': return <ActivityTab {...watched} />;
    case 'spec': return <SpecTab {...watched} />;
    default: return <OverviewTab {...watched} />;
  }
}

function Head({ id, loaded: { value, reload } }: { id: string; loaded: Loaded<Watched> }) {
  const search = value?.search;
  return (
    <div class="page-head">
      <div>
        <p class="crumbs"><a href={address(['searches'])}>Searches</a><span aria-hidden="true">/</span><span class="mono">{id}</span></p>
        <div class="title-line">
          <h1>{search?.name ?? id}</h1>
          {search && <StateMark state={search.state} wish={search.wish} />}
        </div>
        {search && <Summary search={search} />}
      </div>
      {search && <SteerButtons search={search} hasModel={value.trials.final?.state === 'succeeded'} reload={reload} />}
    </div>
  );
}

function Summary({ search }: { search: Search }) {
  const now = useNow();
  const data = search.dataset ? `on ${search.dataset.name}` : 'with scores from a table';
  return (
    <p class="under">
      {search.strategy.name}{search.strategy.standsFor ? ` (${search.strategy.standsFor})` : ''} {data}, created <time dateTime={search.createdAt} title={moment(search.createdAt)}>{ago(search.createdAt, now)}</time>
      {search.reason && `; ended since ${endedSince[search.reason]}`}.
    </p>
  );
}

export function Figures({ watched: { search, trials } }: { watched: Watched }) {
  const { value: space } = useSpace(search.id);
  const left = forecast(search);
  const [objective] = objectivesOf(search);
  const { steps } = useMemo(() => bestSoFar(trials.ended, objective, 'evaluations'), [trials]);
  const best = steps.length > 0 ? steps[steps.length - 1].row : null;
  const final = trials.final?.state === 'succeeded' ? trials.final : null;
  const test = final && Object.keys(final.metrics).find(name => name.startsWith('test') && /accuracy|rmse|mae/i.test(name));
  return (
    <>
      <dl class="figures">
        <Figure label={`Best ${metricName(objective.metric)}`} note={best && `${metric('parameters', best.parameters)} parameters`}>
          {best ? <a href={address(['searches', search.id, 'trials', best.number])}>{metric(objective.metric, best.metrics[objective.metric])}</a> : '–'}
        </Figure>
        {final && <Figure label={test ? metricTitle(test) : 'Trained in full'} note="of the winner, trained in full"><a href={address(['searches', search.id, 'trials', final.number])}>{test ? metric(test, final.metrics[test]) : 'done'}</a></Figure>}
        <Figure label="Candidates" note={space && `of ${bigCount(space.size)} in the space`}>{group(search.architectures || search.screened)}</Figure>
        <Figure label="Trials" note={`${group(search.failed)} without a result${search.open > 0 ? `, ${group(search.open)} open` : ''}`}>{group(search.done)}</Figure>
        <Figure label="Time" note={left ? `about ${duration(left.seconds)} left` : search.elapsedSeconds > 0 && search.done > 0 ? `${group(Math.round((search.done + search.failed) / (search.elapsedSeconds / 60) * 10) / 10)} trials a minute` : undefined}>{duration(search.elapsedSeconds)}</Figure>
        <Figure label="Device time" note={search.cost ? undefined : 'the price of a device is not set'}>{duration(search.deviceSeconds)}</Figure>
        {search.cost && <Figure label="Cost" note={left?.amount ? `about ${money(left.amount, search.cost.currency)} at its end` : 'estimated'}>{money(search.cost.amount, search.cost.currency)}</Figure>}
      </dl>
      <div class="budgets">{budgetUses(search).map(use => <Meter key={use.kind} label={`Budget: ${use.label.toLowerCase()}`} fraction={use.fraction} text={use.text} />)}</div>
    </>
  );
}
