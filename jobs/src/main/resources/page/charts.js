// Draws the charts of a page. Each place for a chart is followed by its data as JSON.
// Colours are the page's own variables, so that a chart follows it from light to dark and to paper.
(function () {
  'use strict';

  var minus = '\u2212';
  var font = getComputedStyle(document.body).fontFamily;

  function grouped(value, decimals) {
    return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', minus);
  }

  function money(value) {
    var size = Math.abs(value);
    if (size >= 1e9) return grouped(value / 1e9, 2) + ' B';
    if (size >= 1e6) return grouped(value / 1e6, size < 1e7 ? 2 : 1) + ' M';
    return grouped(value, 0);
  }

  var shown = {
    share: function (value) { return grouped(100 * value, 1) + ' %'; },
    money: money,
    days: function (value) { return grouped(value, 1) + ' days'; },
    ratio: function (value) { return grouped(value, 2) + ' \u00d7'; },
    count: function (value) { return grouped(value, Number.isInteger(value) ? 0 : 1); }
  };

  // Axes have room for less.
  var onAxis = {
    share: function (value) { return grouped(100 * value, Math.abs(100 * value - Math.round(100 * value)) > 1e-6 ? 1 : 0) + ' %'; },
    money: function (value) {
      var size = Math.abs(value);
      if (size >= 1e9) return trimmed(value / 1e9) + ' B';
      if (size >= 1e6) return trimmed(value / 1e6) + ' M';
      return size >= 1e3 ? trimmed(value / 1e3) + ' K' : trimmed(value);
    },
    days: function (value) { return trimmed(value); },
    ratio: function (value) { return trimmed(value); },
    count: function (value) { return trimmed(value); }
  };

  function trimmed(value) {
    return value.toLocaleString('en-US', { maximumFractionDigits: 1 }).replace('-', minus);
  }

  function colour(name) {
    return 'var(--' + name + ')';
  }

  function text(scale) {
    return function (value) {
      return value === null || value === undefined || Number.isNaN(value) ? '\u2013' : shown[scale](value);
    };
  }

  function valueAxis(scale, extra) {
    return Object.assign({
      type: 'value',
      axisLabel: { color: colour('soft'), formatter: onAxis[scale], fontSize: 12, hideOverlap: true },
      splitLine: { lineStyle: { color: colour('line') } },
      axisLine: { show: false },
      axisTick: { show: false }
    }, extra);
  }

  function categoryAxis(labels, extra) {
    return Object.assign({
      type: 'category',
      data: labels,
      axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true },
      axisLine: { lineStyle: { color: colour('line') } },
      axisTick: { show: false }
    }, extra);
  }

  function tooltip(scale, extra) {
    return Object.assign({
      trigger: 'axis',
      confine: true,
      backgroundColor: colour('paper'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 13 },
      axisPointer: { type: 'line', lineStyle: { color: colour('quiet') } },
      valueFormatter: text(scale)
    }, extra);
  }

  function common(chart, options) {
    return Object.assign({
      animation: false,
      textStyle: { fontFamily: font },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, textStyle: { color: colour('ink'), fontSize: 13 }, inactiveColor: colour('quiet') },
      tooltip: tooltip(chart.scale)
    }, options);
  }

  function still(series) {
    series.emphasis = { disabled: true };
    return series;
  }

  function mark(series, chart) {
    var base = { name: series.name, data: series.values, itemStyle: { color: colour(series.tone) } };
    switch (series.form) {
      case 'bar':
        return still(Object.assign(base, { type: 'bar', barMaxWidth: 34, itemStyle: { color: colour(series.tone), borderRadius: [3, 3, 0, 0] } }));
      case 'stack':
        return still(Object.assign(base, { type: 'bar', stack: 'all', barMaxWidth: 34 }));
      case 'strokes':
        return still(Object.assign(base, { type: 'scatter', symbol: 'rect', symbolSize: [Math.max(6, Math.min(30, 0.6 * chart.width / chart.labels.length)), 3], itemStyle: { color: colour(series.tone), opacity: 1 }, z: 5 }));
      case 'dashes':
        return still(Object.assign(base, { type: 'line', showSymbol: false, lineStyle: { color: colour(series.tone), type: 'dashed', width: 2 } }));
      default:
        return still(Object.assign(base, { type: 'line', symbol: 'circle', symbolSize: 6, lineStyle: { color: colour(series.tone), width: 2 } }));
    }
  }

  // The band of an interval: an unseen line at its lower end, and its height filled on top of it.
  function band(series, index) {
    if (series.low.length === 0) return [];
    var height = series.low.map(function (low, i) { return low === null ? null : series.high[i] - low; });
    var unseen = { type: 'line', stack: 'band' + index, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false }, stackStrategy: 'all' };
    return [
      still(Object.assign({ name: 'from', data: series.low }, unseen)),
      still(Object.assign({ name: 'to', data: height, areaStyle: { color: colour('band'), opacity: 1 } }, unseen))
    ];
  }

  // Shades the last periods over the whole height, behind everything.
  function shade(chart) {
    var from = chart.labels.indexOf(chart.shadeFrom);
    if (from < 0) return [];
    return [still({
      type: 'bar', name: chart.shadeWords, yAxisIndex: 1, barWidth: '100%', silent: true, z: 0, tooltip: { show: false },
      itemStyle: { color: colour('quiet'), opacity: 0.25 },
      data: chart.labels.map(function (label, i) { return i >= from ? 1 : null; })
    })];
  }

  function trend(chart) {
    var marks = chart.series.map(function (series) { return mark(series, chart); });
    var bands = [].concat.apply([], chart.series.map(band));
    var single = chart.series.length === 1;
    var hasBars = chart.series.some(function (series) { return series.form === 'bar' || series.form === 'stack'; });
    return common(chart, {
      legend: Object.assign(common(chart, {}).legend, { show: !single, data: chart.series.map(function (series) { return series.name; }) }),
      grid: { left: 4, right: 12, top: single ? 14 : chart.width < 560 && chart.series.length > 2 ? 62 : 40, bottom: 4, containLabel: true },
      xAxis: categoryAxis(chart.labels, { boundaryGap: hasBars || !!chart.shadeFrom }),
      yAxis: [valueAxis(chart.scale, { scale: !hasBars })].concat(chart.shadeFrom ? [{ type: 'value', show: false, axisLabel: { show: false }, min: 0, max: 1 }] : []),
      series: shade(chart).concat(bands, marks)
    });
  }

  function spark(chart) {
    var last = chart.values.length - 1;
    while (last > 0 && chart.values[last] === null) last--;
    return common(chart, {
      legend: { show: false },
      grid: { left: 4, right: 6, top: 6, bottom: 6 },
      xAxis: categoryAxis(chart.labels, { show: false, boundaryGap: false }),
      yAxis: valueAxis(chart.scale, { show: false, scale: true }),
      series: [still({
        type: 'line',
        name: '',
        symbol: 'circle',
        symbolSize: function (value, params) { return params.dataIndex === last ? 6 : 0; },
        showAllSymbol: true,
        lineStyle: { color: colour('first'), width: 2 },
        itemStyle: { color: colour('first') },
        data: chart.values
      })]
    });
  }

  function curves(chart) {
    return common(chart, {
      xAxis: valueAxis('count', {
        min: 0, max: chart.days[chart.days.length - 1], name: 'days since entry', nameLocation: 'middle', nameGap: 28,
        nameTextStyle: { color: colour('soft') }, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: colour('line') } }
      }),
      yAxis: valueAxis(chart.scale, {}),
      grid: { left: 8, right: 20, top: 40, bottom: 34, containLabel: true },
      tooltip: tooltip(chart.scale, { axisPointer: { type: 'line', lineStyle: { color: colour('quiet') }, label: { formatter: function (at) { return at.value + ' days'; } } } }),
      series: chart.series.map(function (series) {
        var line = mark(series, chart);
        line.data = [[0, 0]].concat(chart.days.map(function (day, i) { return [day, series.values[i]]; }));
        return line;
      })
    });
  }

  // A round number of percent at or beyond the outermost end of the intervals.
  function edge(most, ends, direction) {
    var known = ends.filter(function (end) { return end !== null; });
    if (known.length === 0) return undefined;
    var outermost = 20 * most.apply(null, known);
    return Math.min(20, Math.max(0, direction > 0 ? Math.ceil(outermost) : Math.floor(outermost))) / 20;
  }

  function ranking(chart) {
    var marks = chart.series.map(function (series, index) {
      return still({
        type: 'scatter',
        name: series.name,
        symbol: index === 0 ? 'circle' : 'diamond',
        symbolSize: index === 0 ? 11 : 9,
        itemStyle: { color: colour(series.tone), opacity: 1 },
        z: index === 0 ? 4 : 3,
        data: series.values.map(function (value, i) { return value === null ? null : [value, i]; }).filter(function (point) { return point !== null; })
      });
    });
    var first = chart.series[0];
    marks[0].markLine = {
      symbol: 'none',
      silent: true,
      label: { show: false },
      lineStyle: { color: colour(first.tone), type: 'solid', width: 3, opacity: 0.45 },
      data: first.low.map(function (low, i) { return low === null ? null : [{ coord: [low, i] }, { coord: [first.high[i], i] }]; }).filter(function (line) { return line !== null; })
        .concat(chart.whole === null ? [] : [{ xAxis: chart.whole, lineStyle: { color: colour('ink'), type: 'dashed', width: 1, opacity: 0.7 } }])
    };
    return common(chart, {
      legend: Object.assign(common(chart, {}).legend, { data: chart.series.map(function (series) { return series.name; }) }),
      xAxis: valueAxis(chart.scale, { splitNumber: chart.width < 560 ? 3 : 6, min: edge(Math.min, first.low, -1), max: edge(Math.max, first.high, 1) }),
      yAxis: categoryAxis(chart.labels, { inverse: true, axisLabel: names(chart) }),
      tooltip: tooltip(chart.scale, { trigger: 'item', formatter: function (at) { return echarts.format.encodeHTML(chart.labels[at.value[1]]) + '<br>' + echarts.format.encodeHTML(at.seriesName) + ': <b>' + text(chart.scale)(at.value[0]) + '</b>'; } }),
      series: marks
    });
  }

  function steps(chart) {
    var level = 0;
    var ground = [];
    var up = [];
    var down = [];
    var total = [];
    chart.values.forEach(function (value, i) {
      var from = chart.totals[i] ? 0 : level;
      var to = chart.totals[i] ? value : level + value;
      level = to;
      ground.push(Math.min(from, to));
      total.push(chart.totals[i] ? Math.abs(value) : null);
      up.push(!chart.totals[i] && value >= 0 ? value : null);
      down.push(!chart.totals[i] && value < 0 ? -value : null);
    });
    // A difference of shares is in points, not in per cent of something.
    function words(i) {
      var value = chart.values[i];
      if (chart.totals[i]) return text(chart.scale)(value);
      var size = chart.scale === 'share' ? grouped(100 * Math.abs(value), 1) + ' points' : text(chart.scale)(Math.abs(value));
      return (/[1-9]/.test(size) ? (value < 0 ? minus : '+') : '\u00b1') + size;
    }
    var label = { show: true, position: 'right', color: colour('ink'), fontSize: 12, formatter: function (at) { return words(at.dataIndex); } };
    // Where the totals are far above the steps, the axis begins below the lowest step.
    var lowest = Math.min.apply(null, ground.filter(function (value, i) { return !chart.totals[i]; }).concat(total.filter(function (value) { return value !== null; })));
    var highest = Math.max.apply(null, ground.map(function (value, i) { return value + (up[i] || down[i] || total[i] || 0); }));
    var base = lowest > 0 && highest - lowest < highest * 0.5 ? Math.max(0, lowest - (highest - lowest) * 0.6) : Math.min(0, lowest);
    function bar(name, tone, data) {
      return still({ type: 'bar', stack: 'steps', name: name, barMaxWidth: 22, itemStyle: { color: colour(tone) }, label: label, data: data });
    }
    return common(chart, {
      legend: { show: false },
      grid: { left: 4, right: 90, top: 4, bottom: 4, containLabel: true },
      xAxis: valueAxis(chart.scale, { min: base, splitNumber: chart.width < 560 ? 2 : 5 }),
      yAxis: categoryAxis(chart.labels, { inverse: true, axisLabel: names(chart) }),
      tooltip: tooltip(chart.scale, { formatter: function (at) { var i = at[0].dataIndex; return echarts.format.encodeHTML(chart.labels[i]) + ': <b>' + words(i) + '</b>'; } }),
      series: [
        still({ type: 'bar', stack: 'steps', silent: true, itemStyle: { color: 'transparent' }, data: ground }),
        bar('total', 'quiet', total),
        bar('more', 'first', up),
        bar('less', 'third', down)
      ]
    });
  }

  function names(chart) {
    return { color: colour('ink'), fontSize: 12, width: chart.width < 560 ? 105 : 220, overflow: 'truncate' };
  }

  var kinds = { trend: trend, spark: spark, curves: curves, ranking: ranking, steps: steps };

  // As high as the style sheet says, or as many rows need.
  function height(place, chart) {
    if (chart.kind === 'ranking') return 70 + 26 * chart.labels.length;
    return chart.kind === 'steps' ? 30 + 30 * chart.labels.length : parseFloat(getComputedStyle(place).height);
  }

  function begin(place) {
    var chart = JSON.parse(place.nextElementSibling.textContent);
    place.style.height = height(place, chart) + 'px';
    return { place: place, chart: chart, drawn: echarts.init(place, null, { renderer: 'svg' }) };
  }

  // The picture has a view box, so that a page of another width scales it.
  function draw(each, width) {
    each.chart.width = width || each.place.clientWidth;
    each.drawn.resize({ width: each.chart.width, height: parseFloat(each.place.style.height) });
    each.drawn.setOption(kinds[each.chart.kind](each.chart), true);
    var svg = each.place.querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + svg.getAttribute('width') + ' ' + svg.getAttribute('height'));
  }

  var all = Array.prototype.map.call(document.querySelectorAll('.plot'), begin);
  all.forEach(function (each) { draw(each); });

  var waiting;
  var printing = false;
  new ResizeObserver(function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      all.forEach(function (each) {
        if (!printing && each.place.clientWidth !== each.chart.width) draw(each);
      });
    }, 100);
  }).observe(document.body);

  // Paper cannot be opened: the tables are printed with the page, and charts are drawn for its width.
  var closed = [];
  window.addEventListener('beforeprint', function () {
    printing = true;
    closed = Array.prototype.filter.call(document.querySelectorAll('details'), function (each) { return !each.open; });
    closed.forEach(function (each) { each.open = true; });
    all.forEach(function (each) {
      var classes = each.place.classList;
      draw(each, classes.contains('plot-spark') ? 150 : classes.contains('plot-small') ? 340 : 690);
    });
  });
  window.addEventListener('afterprint', function () {
    printing = false;
    closed.forEach(function (each) { each.open = false; });
    all.forEach(function (each) { draw(each); });
  });
})();
