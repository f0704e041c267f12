import { describe, expect, it } from 'vitest';
import { type FileKind, kindOf, kindOfText, refusedKindOf } from './kinds.js';
import { keptName } from './name.js';

const kind = (mediaType: string): FileKind => {
  const found = kindOf(mediaType);
  if (!found) throw new Error(mediaType);
  return found;
};

describe('the name that a file is kept under', () => {
  it.each([
    ['報告書.pdf', 'application/pdf', '報告書.pdf'],
    ['報告書.PDF', 'application/pdf', '報告書.pdf'],
    ['か\u3099.pdf', 'application/pdf', 'が.pdf'],
    ['C:\\写真\\サーバー室.jpg', 'image/jpeg', 'サーバー室.jpg'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['請求書\u202efdp.exe', 'application/pdf', '請求書fdp.exe.pdf'],
    ['a\u0000\r\nb.png', 'image/png', 'ab.png'],
    ['図.png', 'image/jpeg', '図.png.jpg'],
    ['IMG_0001.HEIC', 'image/jpeg', 'IMG_0001.jpg'],
    ['𠮷野家.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '𠮷野家.docx'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['\u202e', 'application/pdf', 'file.pdf'],
    [`${'長'.repeat(300)}.csv`, 'text/csv', `${'長'.repeat(150)}.csv`],
  ])('of %j as %s is %j', (name, mediaType, kept) => {
    expect(keptName(name, kind(mediaType))).toBe(kept);
    expect(keptName(kept, kind(mediaType))).toBe(kept);
  });
});

describe('text', () => {
  it.each([
    ['日時,件名\n', 'log.csv', 'text/csv'],
    ['\ufeff日時', 'a.TXT', 'text/plain'],
    ['#!/bin/sh\nrm -rf /', 'report.txt', 'script'],
    ['\ufeff#!/bin/sh', 'report.csv', 'script'],
    ['echo off', 'run.bat', 'script'],
    ['  <!DOCTYPE html><script>', 'report.txt', 'webPage'],
    ['<svg onload="x">', 'picture.svg', 'webPage'],
    ['何か', '名無し', 'other'],
    [null, 'a.txt', 'other'],
  ])('%j named %s is %s', (text, name, expected) => {
    const found = kindOfText(text, name);
    expect(typeof found === 'string' ? found : found.mediaType).toBe(expected);
  });
});

it.each([
  ['application/x-msdownload', 'executable'],
  ['application/x-elf', 'executable'],
  ['application/x-mach-binary', 'executable'],
  ['application/java-archive', 'executable'],
  ['application/vnd.ms-excel.sheet.macroenabled.12', 'macro'],
  ['application/xml', 'webPage'],
  ['video/mp4', 'media'],
  ['image/gif', 'image'],
  ['application/x-7z-compressed', 'archive'],
  ['font/woff2', 'other'],
])('%s is refused as %s', (mediaType, expected) => {
  expect(kindOf(mediaType)).toBeUndefined();
  expect(refusedKindOf(mediaType)).toBe(expected);
});
