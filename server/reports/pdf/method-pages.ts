import type { Paper, TextStyle } from '../../platform/pdf/paper.js';
import { type ReportView, volumeText } from '../report-view.js';
import { BOTTOM, COLORS, LEFT, pageHead, WIDTH } from './frame.js';

/** Text that flows over as many pages as it needs. */
class Flow {
  private y: number;

  constructor(
    private readonly paper: Paper,
    private readonly view: ReportView,
    private readonly title: string,
  ) {
    this.y = pageHead(paper, view, title, title);
  }

  add(text: string, style: Partial<TextStyle> = {}, type = 'P', before = 0): void {
    const full = { width: WIDTH, size: 8.6, lines: 12, ...style };
    // a heading keeps a line of its text with it
    const needed = this.paper.height(text, full) + before + (type === 'H2' ? 16 : 0);
    if (this.y + needed > BOTTOM) this.y = pageHead(this.paper, this.view, this.title, undefined);
    this.y = this.paper.text(text, LEFT, this.y + before, full, type);
  }
  heading(text: string): void {
    this.add(text, { size: 10.5, bold: true }, 'H2', 8);
  }
}

export function addMethodPages(paper: Paper, view: ReportView): void {
  const { t, input, groups, of, comparison } = view;
  const { settings, checklist } = input.model;
  const flow = new Flow(paper, view, t.methodAndSources);
  flow.heading(`${t.methodHead} (${t.formula(comparison.formulaVersion)} · ${t.checklist(checklist.version)})`);
  for (const text of t.method) flow.add(text, {}, 'P', 2);
  flow.add(t.estimates, {}, 'P', 2);
  flow.heading(t.weightsHead);
  for (const { viewpoint } of groups) {
    flow.add(`${viewpoint.code} ${of(viewpoint.title)}: ${settings.viewpointWeights[viewpoint.code] ?? 0}`);
  }
  flow.heading(t.assumptions);
  flow.add(`${t.volume}: ${volumeText(view)}`);
  for (const [name, on] of Object.entries(settings.assumptions) as [keyof typeof t.assumptionTexts, boolean][]) {
    flow.add(`${t.assumptionTexts[name]}: ${on ? t.on : t.off}`);
  }
  sources(flow, view);
}

/** The links of each service, each once, with the criteria that it supports. */
function sources(flow: Flow, { t, input, services }: ReportView): void {
  flow.heading(t.sourcesHead);
  const byService = Map.groupBy(input.evidence, ({ serviceId }) => serviceId);
  let count = 0;
  for (const { result } of services) {
    const linked = (byService.get(result.id) ?? []).filter(({ link }) => link !== null);
    const links = Map.groupBy(linked, ({ link }) => link ?? '');
    if (links.size === 0) continue;
    flow.add(result.name, { bold: true }, 'P', 4);
    for (const [link, lines] of links) {
      const dates = lines.flatMap(({ date }) => (date === null ? [] : [date])).sort();
      const codes = lines.map(({ criterion }) => criterion).join(', ');
      flow.add(`${codes}: ${link}${dates.length > 0 ? ` (${dates.at(-1) ?? ''})` : ''}`, {
        size: 7.2,
        lines: 3,
        color: COLORS.muted,
      });
      count++;
    }
  }
  if (count === 0) flow.add(t.noSources);
}
