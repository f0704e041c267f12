import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Incident } from '#contract/incidents.js';
import { Paper } from '../../platform/pdf/paper.js';
import { addContractor } from '../../testing/findings.js';
import { addIncident, NOW } from '../../testing/incidents.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import type { TestClient } from '../../testing/test-client.js';
import { incidentInput } from './incident-input.js';
import { renderIncidentPdf } from './incident-pdf.js';

let app: TestApp;
let manager: TestClient;
let incident: Incident;
beforeAll(async () => {
  app = await startTestApp({ now: NOW });
  manager = await app.as('manager');
  incident = await addIncident(manager, { contractorId: await addContractor(app) });
});
afterAll(async () => {
  await app.close();
});

const nameOf = (headers: Headers): string =>
  decodeURIComponent(headers.get('content-disposition')?.split("''")[1] ?? '');

it('is a draft that is recorded and not kept', async () => {
  const file = await (await app.as('executive')).get(`/api/incidents/${incident.id}/preliminary.pdf`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(nameOf(file.headers)).toBe(`${incident.number} 漏えい等報告（速報） 案_漏えい等報告_2026-11-24.pdf`);
  expect(await app.sql('SELECT 1 FROM issued_reports')).toEqual([]);
  const events = await app.sql<{ action: string }>(
    `SELECT action FROM trail_events WHERE subject_id = $1 ORDER BY id`,
    [incident.id],
  );
  expect(events.map(({ action }) => action)).toEqual(['incident.created', 'report.downloaded']);
  const english = await manager.get(`/api/incidents/${incident.id}/final.pdf?language=en`);
  expect(nameOf(english.headers)).toContain('Data breach report (final) DRAFT');
});

it('is unknown to whom the incident is', async () => {
  const evaluator = await app.as('evaluator');
  expect((await evaluator.get(`/api/incidents/${incident.id}/preliminary.pdf`)).status).toBe(404);
});

/** Everything that was set, in order, and the file. */
async function printed(one: Incident, language: 'ja' | 'en', step: 'preliminary' | 'final') {
  const label = vi.spyOn(Paper.prototype, 'label');
  try {
    const bytes = await renderIncidentPdf(incidentInput(one, step, language), { code: '', asOf: '2026-11-24' });
    return {
      bytes,
      text: label.mock.calls
        .map(([text]) => text)
        .join('')
        .replace(/\s/gu, ''),
    };
  } finally {
    label.mockRestore();
  }
}

it.each([
  ['ja', '調査中', '未確認', '案（提出前の下書き）'],
  ['en', 'Underinvestigation', 'Notconfirmed', 'draft,beforesubmission'],
] as const)(
  'in %s has the nine items of the form, and says what nobody knows yet',
  async (language, inquiry, open, draft) => {
    const { text } = await printed(incident, language, 'preliminary');
    // items, persons, cause, secondary damage, prevention
    expect(text.split(inquiry).length - 1).toBeGreaterThanOrEqual(5);
    expect(text).toContain(open);
    expect(text).toContain(draft);
    expect(text).toContain(incident.texts.description);
    const end = language === 'ja' ? '(ここまで)' : '(theend)';
    const long = `${'あ'.repeat(3900)}${end}`;
    const texts = Object.fromEntries(Object.keys(incident.texts).map((name) => [name, long])) as Incident['texts'];
    const whole = await printed({ ...incident, texts, persons: { count: 'known', number: 1240 } }, language, 'final');
    expect(whole.text.split(end).length - 1).toBe(8);
    expect(whole.text).toContain('1,240');
    expect(whole.text).not.toContain(inquiry);
    const pages = whole.bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(whole.text.split(draft).length - 1).toBeGreaterThanOrEqual(pages);
  },
);

it('gives the same bytes for the same incident', async () => {
  const first = (await printed(incident, 'ja', 'final')).bytes;
  expect((await printed(incident, 'ja', 'final')).bytes.equals(first)).toBe(true);
});
