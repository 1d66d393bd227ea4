// Charts as inline SVG: no script, no font, no request to anywhere.

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly (number | undefined)[];
  /** Of a line: the interval around each value. */
  readonly band?: readonly ({ readonly low: number; readonly high: number } | undefined)[];
}

export interface Chart {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit: "count" | "percent";
}

const WIDTH = 860;
const HEIGHT = 240;
const LEFT = 52;
const BOTTOM = 34;
const TOP = 12;

/** Bars stand on one another. */
export function barChart(chart: Chart): string {
  const totals = chart.labels.map((_, index) => chart.series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0));
  const scale = scaleFor(chart, Math.max(1, ...totals));
  const wide = slotWidth(chart) * 0.8;
  const bars = chart.labels.flatMap((label, index) => {
    let below = 0;
    return chart.series.map(({ name, colour, values }) => {
      const value = values[index] ?? 0;
      const top = scale.y(below + value);
      const height = scale.y(below) - top;
      below += value;
      const x = xOf(chart, index) - wide / 2;
      const place = `x="${fixed(x)}" y="${fixed(top)}" width="${fixed(wide)}" height="${fixed(height)}"`;
      return `<rect ${place} fill="${colour}"><title>${escaped(`${label} ${name}: ${value.toFixed(1)}`)}</title></rect>`;
    });
  });
  return framed(chart, scale, bars.join(""));
}

export function lineChart(chart: Chart): string {
  const highest =
    chart.unit === "percent"
      ? 1
      : Math.max(1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const scale = scaleFor(chart, highest);
  const lines = chart.series.map((one) => bandOf(chart, one, scale) + lineOf(chart, one, scale));
  return framed(chart, scale, lines.join(""));
}

interface Scale {
  readonly highest: number;
  readonly y: (value: number) => number;
}

function scaleFor(chart: Chart, highest: number): Scale {
  const step = 10 ** Math.floor(Math.log10(highest));
  const top = chart.unit === "percent" ? 1 : Math.ceil(highest / (step / 2)) * (step / 2);
  const high = HEIGHT - BOTTOM - TOP;
  return { highest: top, y: (value) => TOP + high * (1 - Math.min(top, Math.max(0, value)) / top) };
}

function lineOf(chart: Chart, { name, colour, values }: Series, scale: Scale): string {
  const points = values.flatMap((value, index) =>
    value === undefined ? [] : [{ x: xOf(chart, index), y: scale.y(value), value, label: chart.labels[index] ?? "" }],
  );
  const path = points.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(" ");
  const dots = points.map(({ x, y, value, label }) => {
    const said = chart.unit === "percent" ? `${(value * 100).toFixed(1)} %` : value.toFixed(1);
    const circle = `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="3" fill="${colour}">`;
    return `${circle}<title>${escaped(`${label} ${name}: ${said}`)}</title></circle>`;
  });
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}`;
}

function bandOf(chart: Chart, { band, colour }: Series, scale: Scale): string {
  if (band === undefined) return "";
  const known = band.flatMap((one, index) => (one === undefined ? [] : [{ ...one, x: xOf(chart, index) }]));
  const above = known.map(({ x, high }) => `${fixed(x)},${fixed(scale.y(high))}`);
  const under = known.map(({ x, low }) => `${fixed(x)},${fixed(scale.y(low))}`).reverse();
  return `<polygon points="${[...above, ...under].join(" ")}" fill="${colour}" opacity="0.18"/>`;
}

function framed(chart: Chart, scale: Scale, inner: string): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = scale.highest * share;
    const y = fixed(scale.y(value));
    const said = chart.unit === "percent" ? `${Math.round(value * 100)} %` : String(Math.round(value * 100) / 100);
    const rule = `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}" class="rule"/>`;
    return `${rule}<text x="${LEFT - 6}" y="${y}" dy="4" text-anchor="end">${said}</text>`;
  });
  const every = Math.ceil(chart.labels.length / 12);
  const names = chart.labels.map((label, index) =>
    index % every === 0
      ? `<text x="${fixed(xOf(chart, index))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${escaped(label)}</text>`
      : "",
  );
  const legend = chart.series
    .map(({ name, colour }) => `<span><i style="background:${colour}"></i>${escaped(name)}</span>`)
    .join("");
  const title = escaped(chart.title);
  const svg = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">${ticks.join("")}${inner}${names.join("")}</svg>`;
  return `<figure><figcaption>${title}<span class="legend">${legend}</span></figcaption>${svg}</figure>`;
}

function slotWidth(chart: Chart): number {
  return (WIDTH - LEFT) / Math.max(1, chart.labels.length);
}

function xOf(chart: Chart, index: number): number {
  return LEFT + slotWidth(chart) * (index + 0.5);
}

function fixed(value: number): string {
  return value.toFixed(1);
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
