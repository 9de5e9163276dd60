import { useEffect } from 'preact/hooks';
import { moment } from '../data/format';
import { endedSince } from '../data/reasons';
import { CardHeading, StateMark } from '../parts/basics';
import { CurveCard, FiguresCard, SpecCard as SpecsCard } from '../pages/ComparePage';
import { Figures } from '../pages/SearchPage';
import { type Part, report, trialsOf } from './data';
import { EnvironmentCard, StrategyCard } from './RunCards';
import { Section } from './SearchReport';
import { WinnerCards } from './WinnerCards';

export function ComparisonReport() {
  const all = report.searches.map(part => ({ search: part.search, trials: trialsOf.get(part)! }));
  useEffect(() => { document.getElementById(location.hash.slice(1))?.scrollIntoView(); }, []);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="crumbs"><span>Report</span></p>
          <h1>{all.length} searches compared</h1>
          <p class="under">{all.map(each => each.search.name).filter((name, index, names) => names.indexOf(name) === index).join(', ')}. A budget spent on another machine, or on other data, is another budget: what differs between the specs stands below.</p>
        </div>
      </div>
      <div class="cards">
        <CurveCard all={all} />
        <FiguresCard all={all} />
        <SpecsCard all={all} />
      </div>
      <CardHeading.Provider value="h3">
        {report.searches.map(part => <Each key={part.search.id} part={part} />)}
      </CardHeading.Provider>
    </>
  );
}

function Each({ part }: { part: Part }) {
  const { search } = part;
  return (
    <Section
      id={`search-${search.id}`} title={search.id}
      text={<><StateMark state={search.state} />{' '}{search.name}: created {moment(search.createdAt)}{search.reason && `, ended since ${endedSince[search.reason]}`}.{search.problem && ` ${search.problem}`}</>}
    >
      <Figures watched={{ search, trials: trialsOf.get(part)! }} />
      <div class="cards after"><StrategyCard part={part} /><EnvironmentCard part={part} /></div>
      {part.detail && <details class="after"><summary>Its winner: network, choices, models</summary><WinnerCards part={part} /></details>}
    </Section>
  );
}
