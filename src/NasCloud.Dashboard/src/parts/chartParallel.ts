// Parallel coordinates, which one page alone has.
import { ParallelChart } from 'echarts/charts';
import { ParallelComponent, VisualMapContinuousComponent } from 'echarts/components';
import { use } from 'echarts/core';

use([ParallelChart, ParallelComponent, VisualMapContinuousComponent]);

export { init } from './chart';
