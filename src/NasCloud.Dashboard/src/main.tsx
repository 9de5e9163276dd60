import './styles.css';
import { render } from 'preact';
import { App } from './App';
import { expectCharts } from './parts/Chart';
import { expectSearch } from './parts/hooks';
import { comparedIn, readPlace } from './parts/router';
import { apply } from './parts/theme';

// What the page is going to ask for is under way before the first of it is drawn.
const { path: [page, id], query } = readPlace();
const ids = page === 'compare' ? comparedIn(query) : page === 'searches' && id ? [id] : [];
ids.forEach(expectSearch);
if (ids.length > 0) expectCharts();
apply();
render(<App />, document.getElementById('app')!);
