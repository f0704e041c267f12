import { expect, it } from 'vitest';
import { contentDisposition, fileNameOf } from './file-name.js';

it.each([
  ['メール配信基盤の選定', 'xlsx', 'メール配信基盤の選定_比較表_2026-11-24.xlsx'],
  ['../../etc/passwd', 'pdf', '_.._etc_passwd_比較報告書_2026-11-24.pdf'],
  ['a"b\r\nSet-Cookie: x=1', 'xlsx', 'a_b__Set-Cookie_ x=1_比較表_2026-11-24.xlsx'],
  ['...', 'checkSheet', 'チェックシート_2026-11-24.xlsx'],
  ['\ud842', 'pdf', '\ufffd_比較報告書_2026-11-24.pdf'],
  ['𠮷'.repeat(200), 'pdf', `${'𠮷'.repeat(60)}_比較報告書_2026-11-24.pdf`],
] as const)('%j as %s is saved as %j', (title, kind, name) => {
  expect(fileNameOf(title, kind, 'ja', '2026-11-24')).toBe(name);
  const header = contentDisposition(name);
  expect(header).toMatch(/^attachment; filename="shinsa_2026-11-24\.(xlsx|pdf)"; filename\*=UTF-8''[\w.~%-]+$/);
  expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name);
});
