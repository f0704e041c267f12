import ExcelJS from 'exceljs';
import type { EvidenceCode } from '#domain/checklist/checklist.js';
import type { ReportView } from '../report-view.js';
import { addSheet, linesIn, put, putRow, validate, widths } from './sheet.js';
import { describe, seal } from './document.js';

const HEAD_ROW = 7;

/** The checklist to be filled in by hand or on screen: one service, levels and evidence empty. */
export async function renderCheckSheet(view: ReportView): Promise<Buffer> {
  const { t, input, groups, of } = view;
  const workbook = new ExcelJS.Workbook();
  describe(workbook, view, t.sheets.check);
  const sheet = addSheet(workbook, t.sheets.check, view, {
    paper: 'A4',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    frozen: { rows: HEAD_ROW, columns: 2 },
  });
  widths(sheet, [8, 30, 7, 62, 24, 8, 34, 26]);
  put(sheet, 1, 1, `${of(input.model.checklist.title)}　${t.checklist(input.model.checklist.version)}`, 'title');
  put(sheet, 2, 1, input.evaluation.title, 'lead');
  put(sheet, 3, 1, t.checkIntro, 'lead');
  [t.checkService, t.checkBy, t.checkDate].forEach((label, index) => {
    put(sheet, 5, [1, 4, 6][index] ?? 1, label, 'bold');
    put(sheet, 5, [2, 5, 7][index] ?? 2, null, 'text');
  });
  sheet.getRow(5).height = 24;
  putRow(
    sheet,
    HEAD_ROW,
    [t.criterionCode, t.criterion, t.mustShort, t.anchors, t.evidenceAsked, t.level, t.evidence, t.note],
    'head',
  );
  let row = HEAD_ROW + 1;
  for (const { viewpoint, criteria } of groups) {
    putRow(sheet, row, [viewpoint.code, of(viewpoint.title), null, null, null, null, null, null], 'group');
    const first = ++row;
    for (const criterion of criteria) {
      const threshold = input.model.settings.mustHaves[criterion.code]?.threshold;
      const anchors = criterion.anchors.map((anchor, level) => `${level}: ${of(anchor)}`).join('\n');
      const asked = criterion.evidence.map((code) => t.evidenceCodes[code as EvidenceCode]).join('\n');
      putRow(sheet, row, [criterion.code, `${of(criterion.title)}\n${of(criterion.why)}`], 'text');
      put(sheet, row, 3, threshold === undefined ? null : `● ≥${threshold}`, 'centre');
      putRow(sheet, row, [anchors, asked], 'text', 4);
      putRow(sheet, row, [null, null, null], 'text', 6);
      // with a line to spare, and never too low to write in by hand
      sheet.getRow(row).height = 15 * Math.max(linesIn(anchors, 62), linesIn(of(criterion.why), 28) + 2, 5);
      row++;
    }
    if (row === first) continue;
    validate(sheet, `F${first}:F${row - 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: ['"0,1,2,3,4,?,―"'],
      showErrorMessage: true,
      errorTitle: t.level,
      error: t.levelError,
    });
  }
  return seal(workbook);
}
