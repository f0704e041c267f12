import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileList, StoredFile } from '#contract/files.js';
import type { Problem } from '#contract/problem.js';
import type { Vendor } from '#contract/services.js';
import { type ObjectStore, startObjectStore } from '../testing/object-store.js';
import { countStatements } from '../testing/statements.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import type { TestClient } from '../testing/test-client.js';
import { Storage } from '../platform/storage/storage.js';
import { FilesCensus } from './files.census.js';
import { FilesReader } from './files.reader.js';
import { FilesSweeper } from './files.sweeper.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const CSV = Buffer.from('日時,件名\n');
const MEGABYTE = 1024 * 1024;
const BYTES = { 'content-type': 'application/octet-stream' };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const heic = await readFile(new URL('./photo-with-gps.heic', import.meta.url));
/** Lying on its side, with a place in Tokyo. */
const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#1f4e8c' } })
  .withExif({
    IFD0: { Make: 'Sample', Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1', GPSLongitudeRef: 'E', GPSLongitude: '139/1 41/1 30/1' },
  })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();

describe.each(['a local folder', 'an S3-compatible store'])('files in %s', (where) => {
  let folder: string;
  let store: ObjectStore | undefined;
  let app: TestApp;
  let manager: TestClient;
  let vendorId: string;
  let subject: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shinsa-files-'));
    if (where !== 'a local folder') store = await startObjectStore();
    app = await startTestApp({ files: { folder, maxBytes: 50 * MEGABYTE, s3: store?.settings ?? null } });
    manager = await app.as('manager');
    ({ vendorId, subject } = await newVendor('添付の会社'));
  });
  afterAll(async () => {
    await app.close();
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function newVendor(name: string) {
    const { body } = await manager.post<Vendor>('/api/vendors', { name, yomi: '', homepage: null, note: '' });
    return { vendorId: body.id, subject: `subjectType=vendor&subjectId=${body.id}` };
  }
  const upload = <T = StoredFile>(name: string, bytes: Buffer, more = '', by = manager) =>
    by.send<T>('POST', `/api/files?${subject}&name=${encodeURIComponent(name)}${more}`, bytes, BYTES);
  const list = async (more = '') => (await manager.get<FileList>(`/api/files?${subject}${more}`)).body.items;
  /** Everything that lies in the store or on its way there. */
  async function kept(): Promise<string[]> {
    const entries = await readdir(store?.folder ?? folder, { recursive: true, withFileTypes: true });
    const incoming = await readdir(join(folder, 'incoming')).catch(() => []);
    return [...entries.filter((one) => one.isFile()).map(({ name }) => name), ...incoming].sort();
  }
  const rows = async () =>
    (await app.sql<{ id: string }>('SELECT id FROM file_versions UNION ALL SELECT id FROM files')).length;
  /** The work is refused and leaves neither row nor byte. */
  async function leavesNothing(work: () => Promise<unknown>): Promise<void> {
    const before = [await kept(), await rows()];
    await work();
    await expect.poll(async () => [await kept(), await rows()]).toEqual(before);
  }

  it('come back as they were sent, as an attachment that runs nowhere', async () => {
    const { status, body } = await upload('監査 報告書(最終).pdf', PDF);
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 1, mediaType: 'application/pdf', bytes: PDF.length, sha256: sha256(PDF) });
    expect(body).toMatchObject({ removed: [], preview: 'pdf', part: '', older: [], receivedSha256: body.sha256 });
    const { headers, bytes } = await manager.get(`/api/files/${body.id}/content`);
    expect(bytes.equals(PDF)).toBe(true);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''%E7%9B%A3%E6%9F%BB%20%E5%A0%B1%E5%91%8A%E6%9B%B8%28%E6%9C%80%E7%B5%82%29.pdf`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const preview = await manager.get(`/api/files/${body.id}/preview`);
    expect([preview.headers.get('content-type'), preview.bytes.equals(PDF)]).toEqual(['application/pdf', true]);
    expect(preview.headers.get('content-disposition')).toMatch(/^inline; /);
    const framed = "default-src 'none'; sandbox; frame-ancestors 'self'";
    expect(preview.headers.get('content-security-policy')).toBe(framed);
  });

  it('lose what a photo says about place and camera, and the answer says so', async () => {
    const { body } = await upload('現場.jpg', photo);
    expect(body.removed).toEqual(['gps', 'exif']);
    const { bytes } = await manager.get(`/api/files/${body.id}/content`);
    const { exif, width, height, orientation } = await sharp(bytes).metadata();
    // upright now
    expect({ exif, width, height, orientation }).toEqual({ width: 300, height: 400 });
    expect([body.sha256, body.receivedSha256]).toEqual([sha256(bytes), sha256(photo)]);
    const small = await manager.get(`/api/files/${body.id}/preview?size=small`);
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect((await sharp(small.bytes).metadata()).height).toBe(320);
  });

  it('are JPEG when a phone sent HEIC', async () => {
    const { status, body } = await upload('IMG_0001.HEIC', heic);
    expect([status, body.name, body.mediaType]).toEqual([201, 'IMG_0001.jpg', 'image/jpeg']);
    expect(body.removed).toEqual(['gps', 'exif']);
    const { bytes } = await manager.get(`/api/files/${body.id}/content`);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
  });

  it.each([
    ['請求書.pdf', 'executable', Buffer.from('MZ\u0090\u0000\u0003PE'.padEnd(200, '\0'))],
    ['請求書.pdf', 'executable', Buffer.from('\x7fELF\x02\x01\x01'.padEnd(200, '\0'))],
    ['請求書.csv', 'script', Buffer.from('#!/bin/sh\nrm -rf ~\n')],
    ['請求書.txt', 'webPage', Buffer.from('<html><script>alert(1)</script>')],
    ['図.svg', 'webPage', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['謎.pdf', 'other', Buffer.from([0, 1, 2, 3, 255, 254])],
  ])('are refused when %s is really: %s', async (name, found, bytes) => {
    await leavesNothing(async () => {
      const { status, body } = await upload<Problem>(name, bytes);
      expect([status, body.code]).toEqual([415, 'fileTypeRefused']);
      expect(body.fields).toMatchObject([{ path: 'file', rule: 'fileTypeRefused', params: { found } }]);
    });
  });

  it.each([
    ['壊れた.jpg', 'fileDamaged', photo.subarray(0, 900)],
    ['壊れた.heic', 'fileDamaged', heic.subarray(0, 300)],
    ['空.pdf', 'fileEmpty', Buffer.alloc(0)],
  ])('are refused: %s, %s', async (name, code, bytes) => {
    await leavesNothing(async () => {
      expect(await upload(name, bytes)).toMatchObject({ status: 400, body: { code, fields: [{ path: 'file' }] } });
    });
  });

  it('of 60 MB are refused by what is announced, and by what comes', async () => {
    const big = Buffer.alloc(60 * MEGABYTE, PDF);
    const refused = { code: 'fileTooLarge', fields: [{ path: 'file', params: { maxMegabytes: 50 } }] };
    await leavesNothing(async () => {
      expect(await upload('大.pdf', big)).toMatchObject({ status: 413, body: refused });
      const chunked = await manager.send('POST', `/api/files?${subject}&name=x.pdf`, new Blob([big]).stream(), BYTES);
      expect(chunked).toMatchObject({ status: 413, body: refused });
    });
  });

  it('leave nothing when the connection breaks in the middle', async () => {
    await leavesNothing(async () => {
      const headers = { ...manager.headers(), ...BYTES, 'content-length': 5 * MEGABYTE };
      const sending = httpRequest(`${app.url}/api/files?${subject}&name=x.pdf`, { method: 'POST', headers });
      sending.on('error', () => undefined);
      sending.write(Buffer.alloc(MEGABYTE, PDF));
      await expect.poll(async () => (await readdir(join(folder, 'incoming'))).length).toBe(1);
      const closed = new Promise((done) => sending.once('close', done));
      sending.destroy();
      await closed;
    });
  });

  it('sent twice under one key are kept once, one after the other and at once', async () => {
    const before = [await kept(), await rows()] as const;
    const key = `&key=${randomUUID()}`;
    const first = await upload('二度.pdf', PDF, key);
    // an object of the store may be more than one file
    const objects = (await kept()).length - before[0].length;
    const again = await upload('二度.pdf', PDF, key);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    const same = `&key=${randomUUID()}`;
    const both = await Promise.all([1, 2, 3].map(() => upload('同時.pdf', PDF, same)));
    expect(new Set(both.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    // a version of a file is two rows
    expect([(await kept()).length, await rows()]).toEqual([before[0].length + 2 * objects, before[1] + 4]);
    const other = await app.as('manager');
    expect((await upload('別の人.pdf', PDF, key, other)).body.id).not.toBe(first.body.id);
  });

  it('whose row the sweeper took after the bytes had come leave nothing', async () => {
    const holder = new pg.Client({ connectionString: app.databaseUrl });
    await holder.connect();
    await leavesNothing(async () => {
      const headers = { ...manager.headers(), ...BYTES, 'content-length': PDF.length };
      const sending = httpRequest(`${app.url}/api/files?${subject}&name=x.pdf`, { method: 'POST', headers });
      const status = new Promise((done) =>
        sending.once('response', (answer) => {
          done(answer.resume().statusCode);
        }),
      );
      sending.write(PDF.subarray(0, 9));
      const begun = async () => app.sql<{ id: string }>('SELECT file_id AS id FROM file_versions WHERE number IS NULL');
      await expect.poll(begun).toHaveLength(1);
      const [file] = await begun();
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM files WHERE id = $1 FOR UPDATE', [file?.id]);
      sending.end(PDF.subarray(9));
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await expect.poll(() => app.sql(waiting)).toHaveLength(1);
      await holder.query('DELETE FROM files WHERE id = $1', [file?.id]);
      await holder.query('COMMIT');
      expect(await status).toBe(404);
    });
    await holder.end();
  });

  it('are replaced by newer versions; the older ones stay', async () => {
    const first = (await upload('手順.csv', CSV, '&part=Q-01')).body;
    const second = (await upload('手順v2.pdf', PDF, `&part=Q-01&replaces=${first.id}`)).body;
    expect(second).toMatchObject({ id: first.id, number: 2, name: '手順v2.pdf', version: 2 });
    expect(second.older.map(({ number, name }) => [number, name])).toEqual([[1, '手順.csv']]);
    expect((await manager.get(`/api/files/${first.id}/content?number=1`)).bytes.equals(CSV)).toBe(true);
    expect((await manager.get(`/api/files/${first.id}/content`)).bytes.equals(PDF)).toBe(true);
    expect((await manager.get(`/api/files/${first.id}/content?number=3`)).status).toBe(404);
    expect((await manager.get(`/api/files/${first.id}/preview?number=1`)).status).toBe(404);
    expect((await list('&part=Q-01')).map(({ id }) => id)).toEqual([first.id]);
    // two at once: both are kept
    const both = await Promise.all(['一', '二'].map((one) => upload(`${one}.pdf`, PDF, `&replaces=${first.id}`)));
    expect(both.map(({ body }) => body.number).sort()).toEqual([3, 4]);
    const elsewhere = await newVendor('別の会社');
    const wrong = await manager.send(
      'POST',
      `/api/files?${elsewhere.subject}&name=a.pdf&replaces=${first.id}`,
      PDF,
      BYTES,
    );
    expect(wrong.status).toBe(404);
  });

  it('are hidden and restored, each with its event, and never lost', async () => {
    const { id, version } = (await upload('消す.pdf', PDF)).body;
    const hidden = await manager.post<StoredFile>(`/api/files/${id}/hide`, {}, version);
    expect(hidden.body).toMatchObject({ hidden: true, version: version + 1 });
    expect((await list()).some((one) => one.id === id)).toBe(false);
    expect((await upload('次.pdf', PDF, `&replaces=${id}`)).status).toBe(404);
    expect((await manager.post(`/api/files/${id}/restore`, {}, version)).status).toBe(412);
    await manager.post(`/api/files/${id}/restore`, {}, hidden.body.version);
    expect((await list()).some((one) => one.id === id)).toBe(true);
    const events = await app.sql<{ action: string; subject_title: string; payload: string }>(
      `SELECT action, subject_title, payload::text FROM trail_events WHERE subject_id = $1 AND payload::text LIKE '%消す%' ORDER BY id`,
      [vendorId],
    );
    expect(events.map(({ action }) => action)).toEqual(['file.added', 'file.hidden', 'file.restored']);
    expect(events[0]).toMatchObject({ subject_title: '添付の会社' });
    expect(events[0]?.payload).toContain(sha256(PDF));
  });

  it('are known to whom their subject is known, and changed by whom may change it', async () => {
    const { id, version } = (await upload('誰の.pdf', PDF)).body;
    const [executive, admin] = await Promise.all([app.as('executive'), app.as('admin')]);
    expect((await executive.get<FileList>(`/api/files?${subject}`)).body.mayAttach).toBe(false);
    expect((await executive.get(`/api/files/${id}/content`)).status).toBe(200);
    expect((await upload('x.pdf', PDF, '', executive)).status).toBe(403);
    expect((await executive.post(`/api/files/${id}/hide`, {}, version)).status).toBe(403);
    for (const path of [
      `/api/files?${subject}`,
      `/api/files/${id}`,
      `/api/files/${id}/content`,
      `/api/files/${id}/preview`,
    ])
      expect((await admin.get(path)).status, path).toBe(404);
    expect((await upload('x.pdf', PDF, '', admin)).status).toBe(404);
    expect((await app.anonymous().get(`/api/files/${id}/content`)).status).toBe(401);
    const nobody = `subjectType=vendor&subjectId=00000000-0000-4000-8000-000000000000`;
    expect((await manager.get(`/api/files?${nobody}`)).status).toBe(404);
    expect((await manager.post(`/api/files?${subject}&name=x.pdf`, { a: 1 })).status).toBe(400);
  });

  it('are listed for many subjects in one statement, and opened for reports', async () => {
    const other = await newVendor('もう一つの会社');
    await manager.send('POST', `/api/files?${other.subject}&name=a.pdf`, PDF, BYTES);
    const reader = app.app.get(FilesReader);
    const ids = [vendorId, other.vendorId];
    expect(await countStatements(() => reader.ofSubject('vendor', ids))).toBe(1);
    const file = (await reader.ofSubject('vendor', ids)).get(other.vendorId)?.[0];
    expect(file?.name).toBe('a.pdf');
    expect(await text(await reader.open(file?.id ?? ''))).toBe(PDF.toString());
  });

  it('whose bytes are gone are named by the census, and bytes of another database are counted and stay', async () => {
    const census = app.app.get(FilesCensus);
    const storage = app.app.get(Storage);
    const { id } = (await upload('失われる.pdf', PDF)).body;
    await upload('届いたばかり.pdf', PDF);
    expect(await census.take()).toEqual({ missing: [], unknown: [] });
    await app.sql(`UPDATE file_versions SET uploaded_at = now() - interval '2 hours' WHERE file_id = $1`, [id]);
    const [version] = await app.sql<{ id: string }>('SELECT id FROM file_versions WHERE file_id = $1', [id]);
    const key = version?.id ?? '';
    await storage.remove(key);
    const stray = randomUUID();
    const bytes = join(folder, 'incoming', 'stray');
    await writeFile(bytes, 'bytes');
    await storage.keep(stray, bytes);
    await app.app.get(FilesSweeper).run();
    expect(await census.take()).toMatchObject({ missing: [{ id: key, name: '失われる.pdf' }], unknown: [stray] });
    await storage.remove(stray);
    await app.sql('DELETE FROM files WHERE id = $1', [id]);
    await rm(bytes, { force: true });
  });

  it('that a dead process left half done are swept away after an hour, and nothing else is', async () => {
    const { id } = (await upload('残る.pdf', PDF)).body;
    const before = [await kept(), await rows()];
    const left = await app.sql<{ id: string }>(
      `WITH f AS (INSERT INTO files (subject_type, subject_id) VALUES ('vendor', $1) RETURNING id)
       INSERT INTO file_versions (file_id, name, uploaded_at) SELECT id, '途中', now() - interval '59 minutes' FROM f
       UNION ALL SELECT $2, '差し替え', now() - interval '59 minutes' RETURNING id`,
      [vendorId, id],
    );
    const remains = join(folder, 'incoming', 'remains');
    await writeFile(remains, 'half');
    // one of the two died after its bytes were kept
    await copyFile(remains, `${remains}-2`);
    await app.app.get(Storage).keep(left[0]?.id ?? '', `${remains}-2`);
    await app.app.get(FilesSweeper).run();
    expect(await rows()).toBe((before[1] as number) + 3);
    await app.sql(`UPDATE file_versions SET uploaded_at = now() - interval '61 minutes' WHERE number IS NULL`);
    for (const one of await readdir(join(folder, 'incoming'))) await utimes(join(folder, 'incoming', one), 0, 0);
    await app.app.get(FilesSweeper).run();
    expect([await kept(), await rows()]).toEqual(before);
    expect((await manager.get(`/api/files/${id}/content`)).bytes.equals(PDF)).toBe(true);
  });
});

it('a store that nobody answers at is said to be away, and nothing is left', async () => {
  const store = await startObjectStore();
  const folder = await mkdtemp(join(tmpdir(), 'shinsa-files-'));
  const app = await startTestApp({ files: { folder, maxBytes: MEGABYTE, s3: store.settings } });
  await store.close();
  const manager = await app.as('manager');
  const { body } = await manager.post<Vendor>('/api/vendors', { name: '会社', yomi: '', homepage: null, note: '' });
  const path = `/api/files?subjectType=vendor&subjectId=${body.id}`;
  const refused = await manager.send('POST', `${path}&name=a.pdf`, PDF, BYTES);
  expect(refused).toMatchObject({ status: 503, body: { code: 'storageAway' } });
  expect((await manager.get<FileList>(path)).body.items).toEqual([]);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
