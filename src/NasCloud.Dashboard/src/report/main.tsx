import '../styles.css';
import './report.css';
import { render } from 'preact';
import { apply } from '../parts/theme';
import { ReportApp } from './ReportApp';

apply();
render(<ReportApp />, document.getElementById('app')!);
