import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview, ImportProgress } from '#contract/contractor-imports.js';
import type { Contractor, ContractorPage } from '#contract/contractors.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import type { TestClient, TestResponse } from '../../testing/test-client.js';

let app: TestApp;
let manager: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  manager = await app.as('manager');
});
afterAll(async () => {
  await app.close();
});

const BYTES = { 'content-type': 'application/octet-stream' };
const NAME = encodeURIComponent('台帳.csv');
const preview = async (bytes: Buffer, client = manager): Promise<TestResponse<ImportPreview>> =>
  client.send('POST', `/api/contractors/imports/preview?name=${NAME}`, bytes, BYTES);
const confirm = (bytes: Buffer, digest: string): Promise<TestResponse> =>
  manager.send('POST', `/api/contractors/imports?name=${NAME}&digest=${digest}`, bytes, BYTES);
const stepsOf = ({ bytes }: TestResponse): ImportProgress[] =>
  bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportProgress);
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
const find = async (q: string) =>
  (await manager.get<ContractorPage>(`/api/contractors?q=${encodeURIComponent(q)}`)).body.items;
const imported = async (bytes: Buffer): Promise<ImportProgress | undefined> => {
  const answer = await confirm(bytes, (await preview(bytes)).body.digest);
  expect(answer.status, answer.bytes.toString()).toBe(201);
  return stepsOf(answer).at(-1);
};
const problems = ({ rows }: ImportPreview) =>
  rows.flatMap((row) => row.problems.map(({ cell, reason, number }) => [cell, reason, number]));

/** Shift_JIS as Japanese Windows writes it; node decodes it but does not encode it. */
function windows31j(text: string): Buffer {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('shift_jis');
  for (let high = 0x81; high <= 0xfc; high++) {
    for (let low = 0x40; low <= 0xfc; low++) {
      const letter = decoder.decode(Uint8Array.from([high, low]));
      if (Array.from(letter).length === 1 && !table.has(letter)) table.set(letter, [high, low]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (table.get(letter) ?? [0x3f]))),
  );
}

async function xlsx(...rows: ExcelJS.CellValue[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('台帳').addRows(rows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const HEAD = '委託先,委託業務,個人データ';

describe('an import', () => {
  it('shows the fate of each row, writes nothing, then writes all of it with an event each', async () => {
    const file = csv(
      `${HEAD},法人番号,本人の数,自社ドメインで送信,停止を許容できる,主管者,最終監査日`,
      `取込一号,配信,委託,７０００−０１２０−５０００２,"1,000名",いいえ,はい,${(await manager.get<{ person: { email: string } }>('/api/session')).body.person.email},2026/4/1`,
      '取込一号,保守,クラウド例外,,,,,,',
      '取込二号,清掃,委託,,300,いいえ,はい,,',
    );
    const first = await preview(file);
    expect(first.body).toMatchObject({ format: 'csv', encoding: 'UTF-8', counts: { error: 1, new: 2 }, missing: [] });
    // a cloud exception needs its reason; there is no column for it
    expect(problems(first.body)).toEqual([['3', 'reasonRequired', null]]);
    expect(await confirm(file, first.body.digest)).toMatchObject({ status: 400, body: { code: 'importHasErrors' } });
    expect(await find('取込')).toEqual([]);

    const right = Buffer.from(file.toString().replace('クラウド例外', '委託'));
    expect(await imported(right)).toEqual({ done: 2, total: 2, result: { created: 2, changed: 0 } });
    const [one, two] = await find('取込');
    expect(one).toMatchObject({
      name: '取込一号',
      corporateNumber: '7000012050002',
      lastAuditedOn: '2026-04-01',
      tier: 'high', // the second engagement has open questions
      tierProvisional: true,
      engagements: [{ title: '配信' }, { title: '保守' }],
      owners: [{ id: manager.personId }],
    });
    expect(two).toMatchObject({ name: '取込二号', tier: 'medium', tierProvisional: false, unaudited: true });
    const events = await app.sql<{ action: string; title: string }>(
      `SELECT action, subject_title AS title FROM trail_events WHERE action LIKE 'contractor.%' ORDER BY id`,
    );
    expect(events).toEqual([
      { action: 'contractor.created', title: '取込一号' },
      { action: 'contractor.created', title: '取込二号' },
      { action: 'contractor.imported', title: '台帳.csv' },
    ]);
  });

  it('says what changes, leaves what is empty or not in the file, and knows what is as it was', async () => {
    await imported(csv(`${HEAD},メモ,業務の範囲`, '変更社,配信,委託,元のメモ,元の範囲', '同一社,配信,委託,,'));
    const again = csv(
      `${HEAD},メモ,業務の範囲`,
      '変更社,配信,委託,新しいメモ,',
      '同一社,配信,委託,,',
      '同一社,印刷,委託,,',
    );
    const { body } = await preview(again);
    expect(body.rows.map(({ fate, changes }) => [fate, changes])).toEqual([
      ['changed', [{ column: 'note', before: '元のメモ', after: '新しいメモ' }]],
      ['unchanged', []],
      ['changed', [{ column: 'title', before: '', after: '印刷' }]],
    ]);
    expect(await imported(again)).toMatchObject({ result: { created: 0, changed: 2 } });
    const [changed] = await find('変更社');
    const { body: one } = await manager.get<Contractor>(`/api/contractors/${changed?.id ?? ''}`);
    expect(one).toMatchObject({ note: '新しいメモ', version: 2, engagements: [{ scope: '元の範囲' }] });
    expect((await preview(again)).body.counts).toEqual({ error: 0, new: 0, changed: 0, unchanged: 3 });
  });

  it('reads Shift_JIS with 髙 and ①, and UTF-16', async () => {
    const text = `${HEAD}\r\n髙橋①商事,㈱連携～,委託\r\n`;
    const { body } = await preview(windows31j(text));
    expect(body).toMatchObject({
      encoding: 'Shift_JIS',
      rows: [{ name: '髙橋①商事', title: '㈱連携～', fate: 'new' }],
    });
    await imported(windows31j(text));
    expect((await find('高橋'))[0]?.name).toBe('髙橋①商事');
    const utf16 = Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le');
    expect((await preview(utf16)).body).toMatchObject({ encoding: 'UTF-16', counts: { error: 0, unchanged: 1 } });
  });

  it('finds moved columns by their headers in either language, below a title, and names those it does not know', async () => {
    const { body } = await preview(
      csv('委託先台帳,,,', ',,,', '社内番号,Personal data,委託業務名,CONTRACTOR', '12,Entrusted,配信,移動社'),
    );
    expect(body).toMatchObject({
      columns: [
        { column: 'personalData', header: 'Personal data', letter: 'B' },
        { column: 'title', letter: 'C' },
        { column: 'name', letter: 'D' },
      ],
      ignored: ['社内番号'],
      rows: [{ row: 4, name: '移動社', title: '配信', fate: 'new' }],
    });
  });

  it('names the column that is missing, and reads nothing', async () => {
    const file = csv('委託先,法人番号', '欠けた社,');
    const { body } = await preview(file);
    expect(body).toMatchObject({ missing: ['title', 'personalData'], rows: [], counts: { new: 0 } });
    expect((await confirm(file, body.digest)).body).toMatchObject({ code: 'importHasErrors' });
  });

  it.each([
    ['a corporate number', `${HEAD},法人番号`, '社,業,委託,8000012050002', [['D2', 'corporateNumberCheckDigit', 7]]],
    ['no name', HEAD, ',業,委託', [['A2', 'required', null]]],
    ['no engagement', `${HEAD},本人の数`, '社,,,5', [['B2', 'required', null]]],
    ['no kind of personal data', HEAD, '社,業,', [['C2', 'required', null]]],
    [
      'a kind that is none',
      HEAD,
      '社,業,たぶん',
      [
        ['C2', 'notAChoice', null],
        ['C2', 'required', null],
      ],
    ],
    ['a date', `${HEAD},開始日`, '社,業,委託,2026/2/30', [['D2', 'notADate', null]]],
    ['a number', `${HEAD},本人の数`, '社,業,委託,約千人', [['D2', 'notANumber', null]]],
    ['an owner', `${HEAD},主管者`, '社,業,委託,だれか', [['D2', 'unknownOwner', null]]],
    ['an address', `${HEAD},窓口の氏名,窓口のメール`, '社,業,委託,山田,x@', [['E2', 'notAnEmail', null]]],
    ['a formula', `${HEAD},メモ`, '社,業,委託,=1+1', [['D2', 'formula', null]]],
    ['a direction mark', HEAD, '\u202e社,業,委託', [['A2', 'characters', null]]],
    [
      'dates the wrong way round',
      `${HEAD},開始日,終了日`,
      '社,業,委託,2026-04-01,2026-03-31',
      [['E2', 'endBeforeStart', null]],
    ],
    ['one engagement twice', HEAD, '社,業,委託\r\n社,業,委託', [['B3', 'duplicateRow', 2]]],
    ['two readings of one', `${HEAD},よみ`, '社,業,委託,しゃ\r\n社,別,委託,しや', [['D3', 'differsFromRow', 2]]],
  ] as const)('refuses a row for %s, naming the cell', async (_, head, row, expected) => {
    expect(problems((await preview(csv(head, row))).body)).toEqual(expected);
  });

  it('does not touch who has ended or is archived, or a name that two have', async () => {
    await imported(csv(HEAD, '終了社,業,委託', '保管社,業,委託'));
    for (const [name, archived] of [
      ['終了社', false],
      ['保管社', true],
    ] as const) {
      const [one] = await find(name);
      const path = `/api/contractors/${one?.id ?? ''}`;
      await manager.post(`${path}/end`, { endedOn: '2026-03-31', reason: '満了' }, 1);
      if (archived) await manager.post(`${path}/archive`, {}, 2);
    }
    for (const number of ['1180301018771', '8000012010038'])
      await imported(csv(`${HEAD},法人番号`, `同名社,業,委託,${number}`));
    const { body } = await preview(csv(HEAD, '終了社,別の業務,委託', '保管社,業,委託', '同名社,業,委託'));
    expect(problems(body)).toEqual([
      ['A2', 'ended', null],
      ['A3', 'archived', null],
      ['A4', 'ambiguousName', null],
    ]);
  });

  it('is refused when the register or the file changed since the preview, with the new preview', async () => {
    const file = csv(`${HEAD},メモ`, '途中社,業,委託,一');
    await imported(file);
    const next = csv(`${HEAD},メモ`, '途中社,業,委託,二');
    const { digest } = (await preview(next)).body;
    const [one] = await find('途中社');
    await manager.post(`/api/contractors/${one?.id ?? ''}/end`, { endedOn: '2026-03-31', reason: '満了' }, 1);
    expect(await confirm(next, digest)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { rows: [{ fate: 'error', problems: [{ reason: 'ended' }] }] } },
    });
    const other = csv(HEAD, '差替社,業,委託');
    expect(
      (await confirm(Buffer.concat([other, Buffer.from('\r\n')]), (await preview(other)).body.digest)).status,
    ).toBe(412);
    expect(await find('差替社')).toEqual([]);
  });

  it('reads a workbook: dates, numbers and rich text; a formula cell is named and not evaluated', async () => {
    const file = await xlsx(
      ['委託先', '委託業務', '個人データ', '法人番号', '開始日', '本人の数', 'メモ'],
      [
        '表計算社',
        { richText: [{ text: '配' }, { text: '信' }] },
        '委託',
        7000012050002,
        new Date('2026-04-01'),
        12,
        '',
      ],
      [
        '数式社',
        '配信',
        '委託',
        '',
        '',
        { formula: 'SUM(1,2)', result: 3 },
        { formula: 'HYPERLINK("http://x")', result: 'x' },
      ],
    );
    const { body } = await preview(file);
    expect(problems(body)).toEqual([
      ['F3', 'formula', null],
      ['G3', 'formula', null],
    ]);
    expect(body).toMatchObject({
      format: 'xlsx',
      encoding: null,
      rows: [{ name: '表計算社', title: '配信', problems: [] }, { name: '数式社' }],
    });
  });

  it.each([
    ['a picture', randomBytes(4000)],
    ['a broken workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(500)])],
    ['a quote that never closes', Buffer.from(`${HEAD}\r\n"社,業,委託\r\n`)],
  ])('refuses %s', async (_, bytes) => {
    expect(await preview(bytes)).toMatchObject({ status: 400, body: { code: 'fileUnreadable' } });
  });

  it('refuses more rows and more bytes than it reads', async () => {
    const many = csv(HEAD, ...Array.from({ length: 20_050 }, (_, n) => `社${n},業,委託`));
    expect(await preview(many)).toMatchObject({ status: 400, body: { code: 'tooManyRows' } });
    expect(await preview(Buffer.alloc(21 * 1024 * 1024, 'a'))).toMatchObject({
      status: 413,
      body: { code: 'tooLarge' },
    });
  });

  it('is for who may change the register', async () => {
    expect((await preview(csv(HEAD), await app.as('auditor'))).status).toBe(403);
    expect((await preview(csv(HEAD), await app.as('admin'))).status).toBe(403);
  });
});

describe('sheets that leave', () => {
  it.each(['csv', 'xlsx'] as const)('come back as %s without a change', async (format) => {
    const { body: made } = await manager.post<Contractor>('/api/contractors', {
      name: `=往復${format}𠮷髙`,
      yomi: '',
      vendorId: null,
      corporateNumber: null,
      homepage: 'https://example.jp/',
      note: '二行の\nメモ, "引用"',
      contacts: [{ name: '山田', department: '部', email: 'y@example.jp', phone: '+81-3' }],
      engagements: [
        {
          title: '-配信',
          scope: '',
          ownerId: manager.personId,
          personalData: 'cloudException',
          personalDataReason: '取り扱わないため',
          dataSubjects: 0,
          sendsFromOwnDomain: null,
          outageTolerable: false,
          startsOn: '2026-04-01',
          endsOn: null,
        },
      ],
      subProcessors: [],
    });
    const file = await manager.get(`/api/contractors.${format}?language=en&q=${encodeURIComponent(`往復${format}`)}`);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''contractors_\d{4}-\d\d-\d\d/,
    );
    if (format === 'csv') expect(file.bytes.toString()).toContain(`'=往復csv𠮷髙`);
    const { body } = await preview(file.bytes);
    expect(body).toMatchObject({ ignored: [], rows: [{ fate: 'unchanged', contractorId: made.id, problems: [] }] });
  });

  it('hold the filtered list, for who may read it', async () => {
    const auditor = await app.as('auditor');
    const { bytes } = await auditor.get(`/api/contractors.csv?state=ended&q=${encodeURIComponent('終了社')}`);
    expect(bytes.toString().trim().split('\r\n')).toHaveLength(2);
    expect((await (await app.as('evaluator')).get('/api/contractors.csv')).status).toBe(404);
    expect((await manager.get('/api/contractors.pdf')).status).toBe(400);
  });

  it.each(['csv', 'xlsx'])('as a template in %s, which would be read', async (format) => {
    await app.sql(
      `INSERT INTO people (email, email_folded, name, name_folded, roles) VALUES ('manager@example.jp', 'manager@example.jp', 'x', 'x', '{manager}') ON CONFLICT DO NOTHING`,
    );
    for (const language of ['ja', 'en']) {
      const { bytes } = await manager.get(`/api/contractors/imports/template.${format}?language=${language}`);
      expect((await preview(bytes)).body).toMatchObject({ missing: [], ignored: [], counts: { error: 0, new: 1 } });
    }
  });
});
