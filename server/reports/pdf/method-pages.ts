import type { Paper } from '../../platform/pdf/paper.js';
import { type ReportView, volumeText } from '../report-view.js';
import { Flow } from './flow.js';
import { COLORS, pageHead } from './frame.js';

export function addMethodPages(paper: Paper, view: ReportView): void {
  const { t, input, groups, of, comparison } = view;
  const { settings, checklist } = input.model;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.methodAndSources, bookmark), t.methodAndSources);
  flow.heading(`${t.methodHead} (${t.formula(comparison.formulaVersion)} · ${t.checklist(checklist.version)})`);
  for (const text of t.method) flow.text(text, {}, 'P', 2);
  flow.text(t.estimates, {}, 'P', 2);
  flow.heading(t.weightsHead);
  for (const { viewpoint } of groups) {
    flow.text(`${viewpoint.code} ${of(viewpoint.title)}: ${settings.viewpointWeights[viewpoint.code] ?? 0}`);
  }
  flow.heading(t.assumptions);
  flow.text(`${t.volume}: ${volumeText(view)}`);
  for (const [name, on] of Object.entries(settings.assumptions) as [keyof typeof t.assumptionTexts, boolean][]) {
    flow.text(`${t.assumptionTexts[name]}: ${on ? t.on : t.off}`);
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
    flow.text(result.name, { bold: true }, 'P', 4);
    for (const [link, lines] of links) {
      const dates = lines.flatMap(({ date }) => (date === null ? [] : [date])).sort();
      const codes = lines.map(({ criterion }) => criterion).join(', ');
      flow.text(`${codes}: ${link}${dates.length > 0 ? ` (${dates.at(-1) ?? ''})` : ''}`, {
        size: 7.2,
        lines: 3,
        color: COLORS.muted,
      });
      count++;
    }
  }
  if (count === 0) flow.text(t.noSources);
}
