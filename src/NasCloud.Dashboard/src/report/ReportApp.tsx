import icon from '../icon.svg?inline';
import { moment } from '../data/format';
import { setTheme, useTheme } from '../parts/theme';
import { ComparisonReport } from './ComparisonReport';
import { report } from './data';
import { SearchReport, sections } from './SearchReport';

export function ReportApp() {
  const { isDark } = useTheme();
  const isComparison = report.kind === 'comparison';
  const places: (readonly [string, string])[] = isComparison ? report.searches.map(part => [`search-${part.search.id}`, part.search.id]) : sections(report.searches[0]);
  return (
    <>
      <header class="top" id="top">
        <div class="top-in">
          <span class="brand"><img src={icon} alt="" /><span>NasCloud</span></span>
          <nav aria-label="Sections">{places.map(([key, text]) => <a key={key} href={`#${key}`}>{text}</a>)}</nav>
          <div class="buttons">
            <button type="button" class="plain" aria-label={`Show it ${isDark ? 'light' : 'dark'}`} onClick={() => setTheme(isDark ? 'light' : 'dark')}><span aria-hidden="true">◐</span></button>
            <button type="button" onClick={() => print()}>Print</button>
          </div>
        </div>
      </header>
      <main id="main">{isComparison ? <ComparisonReport /> : <SearchReport part={report.searches[0]} />}</main>
      <footer class="foot">
        <p>Written on {moment(report.writtenAt)} by NasCloud {report.nasCloud}. This file is whole: it asks no other host for anything.</p>
        <details>
          <summary>Libraries in this file, and their licences</summary>
          <pre class="code" tabIndex={0}>{document.getElementById('licences')!.textContent!.replaceAll('&lt;', '<').trim()}</pre>
        </details>
      </footer>
    </>
  );
}
