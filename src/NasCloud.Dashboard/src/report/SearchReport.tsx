import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { duration, epochsText, group, metric, metricName, metricTitle, moment } from '../data/format';
import { endedSince } from '../data/reasons';
import { isMeasured, type Row } from '../data/trials';
import { Card, CardHeading, Empty, StateMark } from '../parts/basics';
import { CurvesTab } from '../pages/search/CurvesTab';
import { DecisionsTab } from '../pages/search/DecisionsTab';
import { OverviewTab } from '../pages/search/OverviewTab';
import { order, TrialsTab } from '../pages/search/TrialsTab';
import { Figures, objectivesOf, winnerOf } from '../pages/SearchPage';
import { type Part, trialsOf } from './data';
import type { Watched } from './hooks';
import { EnvironmentCard, SettingsCard, SpecCard, StrategyCard, TrainersCard } from './RunCards';
import { ReproduceCard } from './ReproduceCard';
import { TrialCard } from './TrialCard';
import { WinnerCards } from './WinnerCards';

const mostBest = 15;
const mostFront = 60;

/** The parts of the page and what the links to them are called, of those that there is something to tell in. */
export function sections(part: Part): (readonly [string, string])[] {
  const all: (readonly [string, string])[] = [['winner', 'Winner'], ['progress', 'Progress'], ['trials', 'Trials'], ['decisions', 'Decisions'], ['run', 'How it ran'], ['reproduce', 'Reproduce']];
  return all.filter(([key]) => key !== 'winner' || part.detail);
}

export function SearchReport({ part }: { part: Part }) {
  const watched: Watched = { search: part.search, trials: trialsOf.get(part)! };
  useEffect(() => { document.getElementById(location.hash.slice(1))?.scrollIntoView(); }, []);
  return (
    <CardHeading.Provider value="h3">
      <Head part={part} />
      <Figures watched={watched} />
      {part.detail && (
        <Section id="winner" title={part.detail.trial.kind === 'final' ? 'The winner, trained in full' : part.search.state === 'completed' ? 'The winner' : 'The best so far'} text={winnerText(part, watched)}>
          <WinnerCards part={part} />
        </Section>
      )}
      <Section id="progress" title="How the search went" text="Pictures answer to the pointer; a click on a point shows its trial.">
        <OverviewTab {...watched} />
        <div class="after"><BestTable part={part} watched={watched} /></div>
      </Section>
      <Section id="trials" title="Trials" text={<>{group(watched.trials.rows.length)} in all. <span class="only-print">The page on a screen lists them, and the file trials.csv beside it.</span></>}>
        <div class="no-print"><TrialsTab {...watched} query={none} /></div>
        <TrialCard part={part} watched={watched} />
        {part.curves.length > 0 && <div class="after"><CurvesTab {...watched} known={part.curves.map(each => each.trial)} /></div>}
      </Section>
      <Section id="decisions" title="What mattered" text={`The ${group(part.space.decisions.length)} decisions of the space ${part.space.name}, and how candidates did with each of their options.`}>
        <DecisionsTab {...watched} />
      </Section>
      <Section id="run" title="How it ran" text="What was asked for, how candidates were chosen and why so, and what it ran on.">
        <div class="cards">
          <StrategyCard part={part} />
          <SettingsCard part={part} />
          <EnvironmentCard part={part} />
          <TrainersCard watched={watched} />
        </div>
      </Section>
      <Section id="reproduce" title="Reproduce it" text="From this page and the data alone.">
        <div class="cards">
          <ReproduceCard part={part} watched={watched} />
          <SpecCard part={part} />
        </div>
      </Section>
    </CardHeading.Provider>
  );
}

const none = new URLSearchParams();

export function Section({ id, title, text, children }: { id: string; title: string; text: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`}>
      <div class="part-head"><h2 id={`${id}-title`}>{title}</h2><p>{text}</p></div>
      {children}
    </section>
  );
}

function Head({ part: { search, detail } }: { part: Part }) {
  const isOver = ['completed', 'cancelled', 'failed'].includes(search.state);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="crumbs"><span>Report of a search</span><span aria-hidden="true">/</span><span class="mono">{search.id}</span></p>
          <div class="title-line"><h1>{search.name}</h1><StateMark state={search.state} /></div>
          <p class="under">
            {search.strategy.name}{search.strategy.standsFor && ` (${search.strategy.standsFor})`} {search.dataset ? `on ${search.dataset.name}` : 'with scores from a table'}, created <time dateTime={search.createdAt}>{moment(search.createdAt)}</time>
            {isOver ? <>, ended <time dateTime={search.updatedAt}>{moment(search.updatedAt)}</time></> : ', as it stood when this was written'}
            {search.reason && ` since ${endedSince[search.reason]}`}.
          </p>
        </div>
      </div>
      {search.problem && <div class="banner bad"><div><strong>A problem stopped this search</strong><p>{search.problem}</p></div></div>}
      {!detail && <div class="banner"><div><strong>There is no winner</strong><p>No trial has a result. What became of them stands below, grouped by cause.</p></div></div>}
    </>
  );
}

function winnerText({ detail, search }: Part, { trials }: Watched): string {
  const { trial } = detail!;
  const found = winnerOf(search, trials);
  const [objective] = objectivesOf(search);
  const inSearch = found?.metrics[objective.metric] === undefined ? '' : `: ${metricName(objective.metric)} ${metric(objective.metric, found.metrics[objective.metric])} on validation data after ${epochsText(found.epochs)}`;
  const of = trial.kind === 'final' ? `The candidate of trial ${search.winner}, trained anew from fresh weights and tested once on data that no trial saw. In the search it had` : `Trial ${trial.number}, the best in ${metricName(objective.metric)} of the Pareto front; it was not trained in full. It had`;
  return inSearch ? `${of}${inSearch.slice(1)}.` : `Trial ${trial.number}.`;
}

function BestTable({ part, watched: { search, trials } }: { part: Part; watched: Watched }) {
  const objectives = objectivesOf(search);
  const isFront = objectives.length > 1;
  const front = new Set(part.paretoFront);
  const rows = isFront ? part.paretoFront.map(number => trials.find(number)).filter((row): row is Row => row !== null)
    : order(trials.rows.filter(row => isMeasured(row) && row.metrics[objectives[0].metric] !== undefined), `metric:${objectives[0].metric}`, objectives[0].goal === 'maximize');
  const shown = rows.slice(0, isFront ? mostFront : mostBest);
  const names = [...new Set([...objectives.map(each => each.metric), ...trials.metrics.filter(name => name !== 'loss').slice(0, 3), 'parameters', 'flops'])];
  return (
    <Card wide title={isFront ? 'Pareto front' : 'The best trials'} note={isFront ? `The ${group(rows.length)} candidates that no other beats in ${objectives.map(each => metricName(each.metric)).join(' and ')}${shown.length < rows.length ? `; the first ${mostFront}` : ''}. The winner is marked.` : `The best ${group(shown.length)} of ${group(rows.length)} by ${metricName(objectives[0].metric)}. The winner is marked.`}>
      {shown.length === 0 ? <Empty title="No trial has a result" /> : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={isFront ? 'Pareto front' : 'The best trials'}>
          <table>
            <thead><tr><th scope="col">Trial</th>{names.map(name => <th key={name} scope="col" class="num">{metricTitle(name)}</th>)}<th scope="col" class="num">Epochs</th><th scope="col" class="num">Device time</th></tr></thead>
            <tbody>
              {shown.map(row => (
                <tr key={row.number} class={row.number === search.winner ? 'won' : front.has(row.number) ? 'front' : ''}>
                  <th scope="row"><a href={`#trial-${row.number}`}>{row.number}</a>{row.number === search.winner && <span class="sr"> (the winner)</span>}</th>
                  {names.map(name => <td key={name} class="num">{metric(name, row.metrics[name])}</td>)}
                  <td class="num">{row.epochs}</td><td class="num">{duration(row.deviceSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
