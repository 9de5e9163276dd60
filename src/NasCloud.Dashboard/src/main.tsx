import './styles.css';
import { render } from 'preact';
import { App } from './App';
import { apply } from './parts/theme';

apply();
render(<App />, document.getElementById('app')!);
