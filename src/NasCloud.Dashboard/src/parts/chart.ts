// What the pages draw, and no more of ECharts.
import { LineChart, ParallelChart, ScatterChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, ParallelComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, ScatterChart, ParallelChart, GridComponent, ParallelComponent, TooltipComponent, VisualMapComponent, DataZoomComponent, CanvasRenderer]);

export { init };
