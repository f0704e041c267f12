import type ExcelJS from 'exceljs';
import type { Answer } from '#domain/evaluation/answer.js';
import type { EvidenceLine } from '../report-input.js';
import { type ReportView, signOf, UNKNOWN_SIGN } from '../report-view.js';
import { HEAD_ROW } from './layout.js';
import { addSheet, fitRow, put, putLink, putRow, widths } from './sheet.js';

/** What stands behind a level that is not simply known: an option, or why something does not apply. */
function remark({ t }: ReportView, answer: Answer | undefined, bought: readonly string[]): string {
  if (answer?.value.kind === 'notApplicable') return `${t.notApplicable}: ${answer.value.reason}`;
  if (answer?.value.kind !== 'optional') return '';
  return answer.value.offers
    .map((offer) => `${t.option(offer.name)} ${offer.level}${bought.includes(offer.id) ? t.bought : ''}`)
    .join('\n');
}

/** The certificate that the answer rests on, and that it has lapsed. */
function carriedBy({ t }: ReportView, line: EvidenceLine | undefined): string {
  if (!line?.certificate) return '';
  const { title, lastDay, lapsed } = line.certificate;
  return lapsed ? t.certificateLapsed(title, lastDay ?? '') : t.certificate(title, lastDay);
}

/** One line an answer that says something: a level, a remark or evidence. */
export function addEvidenceSheet(workbook: ExcelJS.Workbook, view: ReportView): void {
  const { t, input, groups, services, of } = view;
  const sheet = addSheet(workbook, t.sheets.evidence, view, {
    paper: 'A3',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    frozen: { rows: HEAD_ROW, columns: 3 },
  });
  widths(sheet, [26, 9, 44, 8, 16, 44, 46, 12, 22]);
  put(sheet, 1, 1, t.sheets.evidence, 'title');
  put(sheet, 2, 1, t.legend, 'lead');
  putRow(
    sheet,
    HEAD_ROW,
    [t.service, t.criterionCode, t.criterion, t.level, t.grade, t.source, t.note, t.date, t.by],
    'head',
  );
  const evidence = new Map(input.evidence.map((one) => [`${one.serviceId}/${one.criterion}`, one]));
  let row = HEAD_ROW + 1;
  for (const service of services) {
    const { candidate, result } = service;
    const bought = Map.groupBy(candidate.purchases, ({ criterion }) => criterion);
    for (const criterion of groups.flatMap(({ criteria }) => criteria)) {
      const answer = candidate.answers[criterion.code];
      const sign = signOf(service, criterion.code);
      const line = evidence.get(`${candidate.serviceId}/${criterion.code}`);
      const offers = bought.get(criterion.code)?.map(({ offerId }) => offerId) ?? [];
      const note = [remark(view, answer, offers), carriedBy(view, line), line?.note ?? '']
        .filter((text) => text !== '')
        .join('\n');
      if (sign === UNKNOWN_SIGN && line === undefined && note === '') continue;
      putRow(sheet, row, [result.name, criterion.code, of(criterion.title)], 'text');
      put(sheet, row, 4, sign, 'centre');
      put(sheet, row, 5, answer?.grade ? t.grades[answer.grade] : null, 'text');
      if (line?.link) putLink(sheet, row, 6, line.link);
      else put(sheet, row, 6, null, 'text');
      putRow(sheet, row, [note === '' ? null : note, line?.date ?? null, line?.by ?? null], 'text', 7);
      fitRow(sheet, row, [
        [result.name, 26],
        [of(criterion.title), 44],
        [line?.link ?? '', 44],
        [note, 46],
        [line?.by ?? '', 22],
      ]);
      row++;
    }
  }
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: Math.max(row - 1, HEAD_ROW + 1), column: 9 } };
}
