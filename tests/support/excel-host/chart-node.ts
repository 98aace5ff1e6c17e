/** Charts, recorded and never drawn. */
import type { Area } from '../../../src/sheet/port/port';
import { denied, isNode, notFound, type HostNode } from './node';
import { rangeModel, type Env } from './env';
import type { ChartModel, SheetModel } from './model';

const areaOfNode = (value: unknown): Area | undefined => (isNode(value) ? rangeModel(value).area : undefined);

const seriesNode = (series: ChartModel['series'], one: ChartModel['series'][number]): HostNode => ({
  type: 'ChartSeries',
  identity: () => ({}),
  get: { Name: () => one.name },
  set: { Name: (value) => void (one.name = String(value)) },
  call: {
    SetValues: (range) => void (one.values = areaOfNode(range)),
    SetXAxisValues: (range) => void (one.categories = areaOfNode(range)),
    Delete: () => void series.splice(series.indexOf(one), 1),
  },
});

const recorder = (type: string, chart: ChartModel, prefix: string, names: readonly string[]): HostNode => ({
  type,
  identity: () => ({}),
  get: Object.fromEntries(names.map((name) => [name, () => chart.props[prefix + name]])),
  set: Object.fromEntries(names.map((name) => [name, (value: unknown) => void (chart.props[prefix + name] = value)])),
});

const chartNode = (sheet: SheetModel, chart: ChartModel): HostNode => ({
  type: 'Chart',
  identity: () => ({ Id: chart.name }),
  get: { Id: () => chart.name, Name: () => chart.name },
  set: { Name: (value) => void (chart.name = String(value)) },
  link: {
    Title: () => ({
      type: 'ChartTitle',
      identity: () => ({}),
      get: { Text: () => chart.title },
      set: { Text: (value) => void (chart.title = String(value)) },
    }),
    Axes: () => ({
      type: 'ChartAxes',
      identity: () => ({}),
      link: { CategoryAxis: () => recorder('ChartAxis', chart, 'CategoryAxis.', ['ReversePlotOrder']) },
    }),
    Legend: () => recorder('ChartLegend', chart, 'Legend.', ['Visible', 'Position']),
    Series: () => ({
      type: 'ChartSeriesCollection',
      identity: () => ({}),
      items: () => chart.series.map((one) => seriesNode(chart.series, one)),
      call: {
        Add: (name) => {
          const one = { name: typeof name === 'string' ? name : '' };
          chart.series.push(one);
          return seriesNode(chart.series, one);
        },
        GetItemAt: (index) => {
          const one = chart.series[Number(index)];
          if (!one) throw notFound('ChartSeriesCollection.getItemAt');
          return seriesNode(chart.series, one);
        },
        GetCount: () => chart.series.length,
      },
    }),
  },
  call: {
    SetPosition: (from, to) =>
      void (chart.position = [from, to].map((corner) =>
        isNode(corner) ? JSON.stringify(rangeModel(corner).area) : String(corner),
      )),
    Delete: () => void sheet.charts.splice(sheet.charts.indexOf(chart), 1),
  },
});

export const chartsNode = (env: Env, sheet: SheetModel): HostNode => ({
  type: 'ChartCollection',
  identity: () => ({}),
  items: () => sheet.charts.map((chart) => chartNode(sheet, chart)),
  item: (key) => {
    const chart = sheet.charts.find((one) => one.name === key);
    if (!chart) throw notFound('ChartCollection.getItem');
    return chartNode(sheet, chart);
  },
  call: {
    GetCount: () => sheet.charts.length,
    Add: (type, source) => {
      if (sheet.protected) throw denied('ChartCollection.add');
      const area = areaOfNode(source);
      // As Excel does: one series for each column of numbers in the source.
      const series = Array.from({ length: Math.max(1, (area?.columns ?? 2) - 1) }, (_, i) => ({ name: `Series${i + 1}` }));
      const chart: ChartModel = {
        name: `Chart ${env.book.nextId++}`,
        type: String(type),
        title: '',
        source: area,
        series,
        position: [],
        props: {},
      };
      sheet.charts.push(chart);
      return chartNode(sheet, chart);
    },
  },
});
